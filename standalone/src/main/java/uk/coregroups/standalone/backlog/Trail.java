package uk.coregroups.standalone.backlog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The headers that mail servers put on top of a mail on its way. */
final class Trail {

  private Trail() {}

  /** Without a line end at its end; the sender is that of the envelope, empty for a report. */
  static String of(String sender, int number, Instant now) {
    var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
    var domain = sender.isEmpty() ? "mx.agency.example" : sender.replaceFirst(".*@", "");
    return """
    Return-Path: <%1$s>
    Delivered-To: appointments@appointments.example
    Received: from mx.appointments.example
    \tby store.appointments.example with LMTP
    \tid %3$06dBa2Zp0sAAA (envelope-from <%1$s>)
    \tfor <appointments@appointments.example>; %4$s
    Received: from out-7.%2$s (out-7.%2$s [192.0.2.17])
    \t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)
    \t key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256)
    \tby mx.appointments.example with ESMTPS id 4XyZ%3$06d
    \tfor <appointments@appointments.example>; %4$s
    DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=%2$s; s=selector1;
    \th=From:Date:Subject:Message-ID:Content-Type:MIME-Version;
    \tbh=nQ3v0Kq6m7wJx8pLr2TzYbVcEo1fGdSaHuIk5M4N9Xs=;
    \tb=%3$06dq7Hn2VdP0wZxLk9TfJrYbEoCmGsUaIu5M4N3Xt8vKq6pWz1QyRcBe7oDfShAj
    \t lGk2XvNq0mWpTz8yLrJ6cVbEo4fUdSaHiQ5M9N1Xs7wKx3pZtYgRk2BnCvMj0aLqWe
    \t Fd8sGhJk1LzXcVbNm6QwErTyUiOpAsDf4gHjKl2ZxCvBn==\
    """
        .formatted(sender, domain, number, date);
  }
}
