-- Children are found through their group, never by the order of their names: nothing asks for this.
drop index child_by_name;
