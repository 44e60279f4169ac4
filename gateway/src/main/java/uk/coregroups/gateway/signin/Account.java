package uk.coregroups.gateway.signin;

import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import uk.coregroups.gateway.pass.SignedIn;

/** A stored account of a member of staff. */
final class Account implements UserDetails, SignedIn.Known {

  private static final long serialVersionUID = 1;

  private final SignedIn who;
  private final String password;

  Account(SignedIn who, String password) {
    this.who = who;
    this.password = password;
  }

  @Override
  public SignedIn signedIn() {
    return who;
  }

  /** Whether it is the same account with the same password, roles and partnership. */
  boolean isSameAs(Account other) {
    return who.equals(other.who) && password.equals(other.password);
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return authorities(who);
  }

  static List<GrantedAuthority> authorities(SignedIn who) {
    return who.roles().stream()
        .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
        .toList();
  }

  @Override
  public String getPassword() {
    return password;
  }

  @Override
  public String getUsername() {
    return who.id();
  }
}
