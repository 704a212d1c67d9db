package org.runportal.sandbox.story;

/** A group of tasks; Tallyfy's users call it a milestone. */
record Stage(String id, String title, int position) {}
