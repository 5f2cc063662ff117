Feature: Praktijk De Linde, on its thresholds

  Background:
    Given the house rules of policies/clinic

  Scenario: Making an appointment: client is ended
    Given she is ended
    And it is Wednesday 3 February 2027 14:00
    When she books a check-up for Wednesday 10 February 2027 14:00
    Then it is declined
    And we say we-have-parted

  Scenario: Making an appointment: client is parting
    Given she is parting
    And it is Wednesday 3 February 2027 14:00
    When she books a check-up for Wednesday 10 February 2027 14:00
    Then it is declined
    And we say no-new-visits

  Scenario Outline: Making an appointment: client is prepay-only and at least 2 working days before start
    Given she is prepay-only
    And it is Wednesday 3 February 2027 14:00
    When she books a check-up for <start>
    Then she is asked for a deposit of EUR 45.00 by <moment>
    And we say paid-ahead

    Examples:
      | start                           | moment                          |
      | Friday 5 February 2027 13:59:59 | Friday 5 February 2027 13:59:59 |
      | Friday 5 February 2027 14:00    | Thursday 4 February 2027 12:00  |
      | Friday 5 February 2027 14:00:01 | Thursday 4 February 2027 12:00  |

  Scenario: A visit that is not paid ahead goes to somebody else: otherwise
    Given she is prepay-only
    And it is Wednesday 3 February 2027 14:00
    When she books a check-up for Wednesday 10 February 2027 14:00
    Then she is asked for a deposit of EUR 45.00 by Tuesday 9 February 2027 12:00
    When the deposit is not paid in time
    Then the booking has ended
    And we say place-free

  Scenario Outline: A working day ahead is in good time: at least 1 working day before start
    Given a booking of a check-up on Wednesday 10 February 2027 14:00
    When the house cancels on <moment>
    Then she is charged nothing
    And she is credited <credit>
    And we owe a call-back by <moment 2>
    And we say <said>

    Examples:
      | moment                           | credit                                             | moment 2                         | said          |
      | Tuesday 9 February 2027 13:59:59 | nothing                                            | Tuesday 9 February 2027 17:59:59 | our-side      |
      | Tuesday 9 February 2027 14:00    | nothing                                            | Tuesday 9 February 2027 18:00    | our-side      |
      | Tuesday 9 February 2027 14:00:01 | EUR 22.50 until Wednesday 9 February 2028 14:00:01 | Tuesday 9 February 2027 16:00:01 | our-side-late |

  Scenario: A note of a doctor settles it: otherwise
    Given a booking of a check-up on Wednesday 10 February 2027 14:00
    When a proof comes on Wednesday 3 February 2027 14:00 with:
      | genuine | yes |
    Then it is accepted
    And we say note-received

  Scenario Outline: Without a note it was a late cancellation: otherwise
    Given a booking of a check-up on Wednesday 10 February 2027 14:00 for <price>
    When she cancels on Tuesday 9 February 2027 15:00 because of illness
    Then she is asked for a proof by Tuesday 16 February 2027 15:00
    When the proof does not come in time
    Then she is charged <charge>
    And a strike is recorded
    And the booking has ended
    And we say note-missing

    Examples:
      | price     | charge    |
      | EUR 0.00  | nothing   |
      | EUR 59.99 | EUR 30.00 |
      | EUR 60.00 | EUR 30.00 |
      | EUR 60.01 | EUR 30.00 |

  Scenario: Moving is free until a working day ahead: client is parting or client is ended
    Given a booking of a check-up on Wednesday 10 February 2027 14:00
    And she is parting
    When she moves the booking to Wednesday 17 February 2027 14:00 on Wednesday 3 February 2027 14:00
    Then it is accepted
    And she is charged nothing
    And we say moved

  Scenario Outline: Moving is free until a working day ahead: at least 1 working day before booking.start
    Given a booking of a check-up on Wednesday 10 February 2027 14:00
    When she moves the booking to Wednesday 17 February 2027 14:00 on <moment>
    Then it is <answer>
    And she is charged <charge>
    And we say <said>

    Examples:
      | moment                           | answer   | charge              | said       |
      | Tuesday 9 February 2027 13:59:59 | accepted | nothing             | moved      |
      | Tuesday 9 February 2027 14:00    | accepted | nothing             | moved      |
      | Tuesday 9 February 2027 14:00:01 | noted    | EUR 22.50 as moving | moved-late |

  Scenario Outline: Moving is free until a working day ahead: otherwise
    Given a booking of a check-up on Wednesday 10 February 2027 14:00 for <price>
    When she moves the booking to Wednesday 17 February 2027 14:00 23 hours before start
    Then she is charged <charge> as moving
    And we say moved-late

    Examples:
      | price      | charge    |
      | EUR 30.00  | EUR 15.00 |
      | EUR 59.99  | EUR 30.00 |
      | EUR 60.00  | EUR 30.00 |
      | EUR 60.01  | EUR 30.00 |
      | EUR 120.00 | EUR 30.00 |

  Scenario: What is promised is kept before we part: otherwise
    When a handover comes on Wednesday 10 February 2027 14:00
    Then it is accepted
    And we say nothing

  Scenario: A handover that is late: otherwise
    Given a client with 3 strikes in the last 12 months
    When a strike comes on Wednesday 10 February 2027 14:00
    Then we owe a handover by Wednesday 24 February 2027 14:00
    When the handover does not come in time
    Then we tell the doctor "this file has not gone yet: do what is still promised, then hand it over"

  Scenario Outline: If the doctor runs late you hear so first: expected is more than 45 minutes after start
    Given a booking of a check-up on Sunday 31 January 2027 14:00
    When a running-late comes 72 hours after start with:
      | expected | <expected> |
    Then she is credited <credit>
    And we say <said>

    Examples:
      | expected                        | credit                                         | said              |
      | Sunday 31 January 2027 14:44:59 | nothing                                        | running-late      |
      | Sunday 31 January 2027 14:45    | nothing                                        | running-late      |
      | Sunday 31 January 2027 14:45:01 | EUR 10.00 until Thursday 3 February 2028 14:00 | running-very-late |

  Scenario: The visit is paid at the end: otherwise
    Given a booking of a check-up on Wednesday 10 February 2027 14:00
    When the visit is over
    Then she is charged EUR 45.00 as visit

  Scenario Outline: Who writes hears from us, and what is urgent is called back: now falls outside opening hours
    When she writes on <moment>
    Then we owe an answer by <moment 2>
    And we say <said>

    Examples:
      | moment                          | moment 2                        | said             |
      | Monday 1 February 2027 07:59:59 | Monday 1 February 2027 12:00    | after-hours      |
      | Monday 1 February 2027 08:00    | Monday 1 February 2027 12:00    | message-received |
      | Monday 1 February 2027 08:00:01 | Monday 1 February 2027 13:00:01 | message-received |

  Scenario: Every complaint is heard: otherwise
    When a complaint comes on Wednesday 10 February 2027 14:00
    Then we owe an answer by Thursday 11 February 2027 14:00
    And we owe a follow-up by Wednesday 24 February 2027 14:00
    And we say we-hear-you

  Scenario Outline: We keep talking, calmly: at least 3 abuses in the last 12 months
    Given a client with <count> <events> in the last 12 months
    When she insults us on Wednesday 10 February 2027 14:00
    Then we owe a status-update by Wednesday 10 February 2027 15:00
    And <recorded> is recorded
    And we say pause

    Examples:
      | count | events | recorded |
      | 1     | abuse  | nothing  |
      | 2     | abuses | a strike |
      | 3     | abuses | a strike |

  Scenario: A late answer is our mistake: otherwise (overdue answer)
    When she writes on Sunday 31 January 2027 14:00
    Then we owe an answer by Monday 1 February 2027 12:00
    When the answer does not come in time
    Then we say we-are-late
    And we tell the practice "this patient waits to hear from us: do it now"

  Scenario: A late answer is our mistake: otherwise (overdue status-update)
    Given a client with 2 abuses in the last 12 months
    When she insults us on Wednesday 10 February 2027 14:00
    Then we owe a status-update by Wednesday 10 February 2027 15:00
    When the status-update does not come in time
    Then we say we-are-late
    And we tell the practice "this patient waits to hear from us: do it now"

  Scenario: A call or a question that did not come: otherwise (overdue follow-up)
    When a complaint comes on Wednesday 10 February 2027 14:00
    Then we owe a follow-up by Wednesday 24 February 2027 14:00
    When the follow-up does not come in time
    Then we say we-are-late
    And we tell the practice "this patient waits to hear from us: do it now"
    And we tell the doctor "this patient waits for our call"

  Scenario: Making an appointment: client is ended, 2
    Given she is ended
    And she is parting
    And it is Wednesday 3 February 2027 14:00
    When she books a check-up for Wednesday 10 February 2027 14:00
    Then it is declined
    And we say we-have-parted

  Scenario: Making an appointment: client is parting, 2
    Given she is parting
    And she is prepay-only
    And it is Wednesday 3 February 2027 14:00
    When she books a check-up for Wednesday 10 February 2027 14:00
    Then it is declined
    And we say no-new-visits

  Scenario: A working day ahead is in good time: at least 1 working day before start, 4
    Given a booking of a check-up on Wednesday 10 February 2027 14:00
    When she cancels on Wednesday 3 February 2027 14:00 because of emergency
    Then she is charged nothing
    And we say cancelled-free

  Scenario: A working day ahead is in good time: no earlier strikes in the last 12 months, 3
    Given on Tuesday 24 February 2026 15:00 there was a strike
    And a booking of a check-up on Wednesday 10 February 2027 14:00
    When she cancels 23 hours before start
    Then she is charged EUR 22.50
    And she becomes warned until Wednesday 9 February 2028 15:00
    And a strike is recorded
    And we say cancelled-late
    And we say a-word-beforehand

  Scenario: A working day ahead is in good time: no earlier strikes in the last 12 months, 4
    Given on Sunday 8 February 2026 15:00 there was a strike
    And a booking of a check-up on Wednesday 10 February 2027 14:00
    When she cancels 23 hours before start
    Then she is charged nothing
    And a strike is recorded
    And we say cancelled-first

  Scenario: A working day ahead is in good time: otherwise, 3
    Given a client with 1 strike in the last 12 months
    And a booking of a check-up on Wednesday 10 February 2027 14:00 for EUR 80.00
    When she cancels 23 hours before start
    Then she is charged EUR 30.00
    And she becomes warned until Wednesday 9 February 2028 15:00
    And a strike is recorded
    And we say cancelled-late
    And we say a-word-beforehand

  Scenario: A note of a doctor settles it: not genuine, 2
    Given a client with 1 strike in the last 12 months
    And a booking of a check-up on Wednesday 10 February 2027 14:00
    When she cancels on Tuesday 9 February 2027 15:00
    Then she is charged EUR 22.50
    When a proof comes on Tuesday 9 February 2027 16:00 with:
      | genuine | no |
    Then it is declined
    And the booking has ended
    And we say another-note

  Scenario: Without a note it was a late cancellation: otherwise, 2
    Given a booking of a check-up on Wednesday 10 February 2027 14:00
    When she cancels on Tuesday 9 February 2027 15:00 because of illness
    Then she is asked for a proof by Tuesday 16 February 2027 15:00
    When the proof does not come in time
    Then she is charged EUR 22.50
    And a strike is recorded
    And the booking has ended
    And we say note-missing

  Scenario: A missed visit: no earlier strikes in the last 12 months, 3
    Given on Wednesday 25 February 2026 14:00 there was a strike
    And a booking of a check-up on Wednesday 10 February 2027 14:00
    When she does not come
    Then she is charged EUR 45.00
    And she becomes warned until Thursday 10 February 2028 14:00
    And a strike is recorded
    And we say missed-you
    And we say a-word-beforehand

  Scenario: A ladder with an end: at least 4 strikes in the last 12 months, 4
    Given a client with 2 strikes in the last 12 months
    And on Wednesday 25 February 2026 14:00 there was a strike
    When a strike comes on Wednesday 10 February 2027 14:00
    Then we owe a handover by Wednesday 24 February 2027 14:00
    And she becomes parting
    And we say parting
    And we tell the practice "we part from this patient: first keep what is promised, then hand over the file"

  Scenario: A ladder with an end: at least 4 strikes in the last 12 months, 5
    Given a client with 2 strikes in the last 12 months
    And on Monday 9 February 2026 14:00 there was a strike
    When a strike comes on Wednesday 10 February 2027 14:00
    Then she becomes prepay-only until Thursday 10 February 2028 14:00
    And we say from-now-ahead

  Scenario: A ladder with an end: at least 3 strikes in the last 12 months, 2
    Given a client with 1 strike in the last 12 months
    And on Wednesday 25 February 2026 14:00 there was a strike
    When a strike comes on Wednesday 10 February 2027 14:00
    Then she becomes prepay-only until Thursday 10 February 2028 14:00
    And we say from-now-ahead

  Scenario: A ladder with an end: at least 3 strikes in the last 12 months, 3
    Given a client with 1 strike in the last 12 months
    And on Monday 9 February 2026 14:00 there was a strike
    When a strike comes on Wednesday 10 February 2027 14:00
    Then she becomes warned until Thursday 10 February 2028 14:00
    And we say a-word-beforehand

  Scenario: A ladder with an end: at least 2 strikes in the last 12 months, 2
    Given on Monday 9 February 2026 14:00 there was a strike
    When a strike comes on Wednesday 10 February 2027 14:00
    Then we say nothing

  Scenario: A hard time is looked at together: no reliefs in the last 12 months, 3
    Given on Wednesday 25 February 2026 14:00 there was a relief
    When a hardship comes on Wednesday 10 February 2027 14:00
    Then we owe a call-back by Friday 12 February 2027 14:00
    And we say think-along

  Scenario: A hard time is looked at together: no reliefs in the last 12 months, 4
    Given on Monday 9 February 2026 14:00 there was a relief
    When a hardship comes on Wednesday 10 February 2027 14:00
    Then we owe a call-back by Friday 12 February 2027 14:00
    And she is not prepay-only
    And a relief is recorded
    And we say relieved

  Scenario: We keep talking, calmly: at least 3 abuses in the last 12 months, 2
    Given a client with 1 abuse in the last 12 months
    And on Wednesday 25 February 2026 14:00 there was an abuse
    When she insults us on Wednesday 10 February 2027 14:00
    Then we owe a status-update by Wednesday 10 February 2027 15:00
    And a strike is recorded
    And we say pause
