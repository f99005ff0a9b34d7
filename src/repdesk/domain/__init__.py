"""What selling is: values and rules, standard library only."""
