"""What `repdesk` does without a window: one module a command, over the services the window uses."""
