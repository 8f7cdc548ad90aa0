"""The verbs as users call them: a text, a code or an object in, a result out. Only they ask for the default catalog."""
