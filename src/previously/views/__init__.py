"""What people see: each module turns a state into one frozen view whose every statement carries its citations."""
