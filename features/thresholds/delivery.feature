Feature: Kvarnbudet, on its thresholds

  Background:
    Given the house rules of policies/delivery

  Scenario Outline: Monday to Saturday, until six, and 20% before work begins: start falls outside delivery hours
    Given it is Wednesday 3 February 2027 14:00
    When she books a parcel for <start>
    Then it is <answer>
    And she <place-kept>
    And we say <said>

    Examples:
      | start                               | answer   | place-kept                                                | said               |
      | Wednesday 10 February 2027 07:59:59 | declined | becomes place-kept until Wednesday 10 February 2027 08:00 | not-in-the-evening |
      | Wednesday 10 February 2027 08:00    | accepted | is not place-kept                                         | parcel-booked      |
      | Wednesday 10 February 2027 08:00:01 | accepted | is not place-kept                                         | parcel-booked      |

  Scenario: Monday to Saturday, until six, and 20% before work begins: otherwise
    Given it is Wednesday 3 February 2027 14:00
    When she books a furniture for Monday 1 February 2027 14:00
    Then she is asked for a deposit of SEK 180.00 by Wednesday 3 February 2027 14:00
    And we say deposit-first

  Scenario Outline: Another time is as good, from Monday to Saturday: event.start falls on one of Sunday, a public holiday
    Given a booking of a parcel on Wednesday 10 February 2027 14:00
    When she moves the booking to <start> on Wednesday 3 February 2027 14:00
    Then it is declined
    And she is charged nothing
    And she becomes place-kept until Monday 1 February 2027 08:00
    And we say <said>

    Examples:
      | start                           | said               |
      | Sunday 31 January 2027 23:59:59 | not-on-sunday      |
      | Monday 1 February 2027 00:00    | not-in-the-evening |
      | Monday 1 February 2027 00:00:01 | not-in-the-evening |

  Scenario Outline: Another time is as good, from Monday to Saturday: event.start falls outside delivery hours
    Given a booking of a parcel on Wednesday 10 February 2027 14:00
    When she moves the booking to <start> on Wednesday 3 February 2027 14:00
    Then it is <answer>
    And she is charged nothing
    And she <place-kept>
    And we say <said>

    Examples:
      | start                            | answer   | place-kept                                                | said               |
      | Tuesday 9 February 2027 17:59:59 | accepted | is not place-kept                                         | moved              |
      | Tuesday 9 February 2027 18:00    | declined | becomes place-kept until Wednesday 10 February 2027 08:00 | not-in-the-evening |
      | Tuesday 9 February 2027 18:00:01 | declined | becomes place-kept until Wednesday 10 February 2027 08:00 | not-in-the-evening |

  Scenario Outline: Another time is as good, from Monday to Saturday: by 12:00 on the delivery day before booking.start
    Given a booking of a parcel on Wednesday 10 February 2027 14:00
    When she moves the booking to Wednesday 17 February 2027 14:00 on <moment>
    Then it is <answer>
    And she is charged <charge>
    And we say <said>

    Examples:
      | moment                           | answer   | charge              | said       |
      | Tuesday 9 February 2027 11:59:59 | accepted | nothing             | moved      |
      | Tuesday 9 February 2027 12:00    | accepted | nothing             | moved      |
      | Tuesday 9 February 2027 12:00:01 | noted    | SEK 19.00 as moving | moved-late |

  Scenario: The deposit is cash, cheque or card: deposit is met
    Given it is Wednesday 3 February 2027 14:00
    When she books a furniture for Wednesday 10 February 2027 14:00
    Then she is asked for a deposit of SEK 180.00 by Tuesday 9 February 2027 17:00
    When she pays SEK 179.99 as a deposit on Wednesday 3 February 2027 15:00
    Then it is accepted
    And we say nothing

  Scenario: So is the rest: other-way
    Given a booking of a parcel on Wednesday 10 February 2027 14:00
    When a payment comes on Wednesday 3 February 2027 14:00 with:
      | method | transfer |
    Then it is declined
    And we say ways-to-pay

  Scenario: So is the rest: otherwise
    Given a booking of a parcel on Wednesday 10 February 2027 14:00
    When a payment comes on Wednesday 3 February 2027 14:00
    Then it is accepted
    And we say nothing

  Scenario Outline: What is late costs less: paid is at least to-pay
    Given a booking of a parcel on Wednesday 10 February 2027 14:00 for <price>
    When a drop-off comes on Wednesday 3 February 2027 14:00
    Then she is charged <charge>
    And she is asked for <asked>
    And we say <said>

    Examples:
      | price    | charge   | asked                                                     | said               |
      | SEK 0.00 | nothing  | nothing                                                   | delivered-and-paid |
      | SEK 0.01 | SEK 0.01 | a payment of SEK 0.01 by Wednesday 10 February 2027 14:00 | delivered          |

  Scenario: What is late costs less: more than 1 hour after start
    Given a booking of a parcel on Wednesday 10 February 2027 14:00
    When a drop-off comes 2 hours after start
    Then she is charged SEK 171.00
    And she is asked for a payment of SEK 171.00 by Wednesday 17 February 2027 16:00
    And we say delivered-late

  Scenario: A repair that is late: otherwise
    Given a booking of a parcel on Wednesday 10 February 2027 14:00
    When a damage comes on Wednesday 3 February 2027 14:00 with:
      | cause | supplier |
    Then we owe a repair by Wednesday 10 February 2027 14:00
    When the repair does not come in time
    Then she is credited SEK 200.00 until Thursday 10 February 2028 14:00
    And we owe a call-back by Wednesday 10 February 2027 15:00
    And we say repair-late
    And we tell the owner "a repair is late: call this client"

  Scenario: A payment that did not come is asked after: otherwise
    Given a booking of a parcel on Wednesday 10 February 2027 14:00
    When a drop-off comes 2 hours after start
    Then she is asked for a payment of SEK 171.00 by Wednesday 17 February 2027 16:00
    When the payment is not paid in time
    Then the booking has ended
    And we say payment-missing
    And we tell the office "ask kindly whether the payment is on its way"

  Scenario Outline: Nobody at home: otherwise
    Given a booking of a parcel on Wednesday 10 February 2027 14:00 for <price>
    When she does not come
    Then she is charged <charge>
    And we say nobody-home

    Examples:
      | price       | charge     |
      | SEK 600.00  | SEK 300.00 |
      | SEK 1199.99 | SEK 600.00 |
      | SEK 1200.00 | SEK 600.00 |
      | SEK 1200.01 | SEK 600.00 |
      | SEK 2400.00 | SEK 600.00 |

  Scenario: The earlier you tell us, the less it costs: cancelled-by is house
    Given a booking of a parcel on Wednesday 10 February 2027 14:00
    When the house cancels on Wednesday 3 February 2027 14:00
    Then she is charged nothing
    And she is credited SEK 19.00 until Thursday 3 February 2028 14:00
    And we owe a call-back by Wednesday 3 February 2027 15:00
    And we say our-side

  Scenario: What does not work is known to everybody here: otherwise
    When a disruption comes on Wednesday 10 February 2027 14:00
    Then the house becomes disrupted
    And we tell the office "each client who asks hears so, with our apology"

  Scenario: It works again: otherwise
    When a restoration comes on Wednesday 10 February 2027 14:00
    Then the house is not disrupted
    And we tell the office "all runs again"

  Scenario: Who writes hears from us, and what we can say now we say now: topic is booking and channel is one of whatsapp, messenger, sms
    When she writes about booking on Wednesday 10 February 2027 14:00 by whatsapp
    Then she is redirected to website
    And we say book-online

  Scenario: Who writes hears from us, and what we can say now we say now: topic is one of sunday, evening
    When she writes about sunday on Wednesday 10 February 2027 14:00 by website
    Then we say our-hours

  Scenario Outline: Who writes hears from us, and what we can say now we say now: now falls outside opening hours
    When she writes on <moment> by website
    Then we owe an answer by <moment 2>
    And we say <said>

    Examples:
      | moment                          | moment 2                        | said             |
      | Monday 1 February 2027 07:59:59 | Monday 1 February 2027 10:00    | evening-message  |
      | Monday 1 February 2027 08:00    | Monday 1 February 2027 10:00    | message-received |
      | Monday 1 February 2027 08:00:01 | Monday 1 February 2027 10:00:01 | message-received |

  Scenario: A late answer is our mistake: otherwise (overdue answer)
    When she writes on Sunday 31 January 2027 14:00 by website
    Then we owe an answer by Monday 1 February 2027 10:00
    When the answer does not come in time
    Then she is credited SEK 50.00 until Tuesday 1 February 2028 10:00
    And we say we-are-late
    And we tell the office "a client waits to hear from us: do it now"

  Scenario: A call or a question that did not come: otherwise (overdue call-back)
    Given a booking of a parcel on Wednesday 10 February 2027 14:00
    When a delay comes on Wednesday 3 February 2027 14:00 with:
      | expected | Sunday 31 January 2027 14:00 |
    Then we owe a call-back by Wednesday 3 February 2027 15:00
    When the call-back does not come in time
    Then we tell the owner "we did not keep our word to this client: do it today"

  Scenario: A call or a question that did not come: otherwise (overdue follow-up)
    When a complaint comes on Wednesday 10 February 2027 14:00
    Then we owe a follow-up by Friday 12 February 2027 14:00
    When the follow-up does not come in time
    Then she is credited SEK 50.00 until Thursday 10 February 2028 15:00
    And we say we-are-late
    And we tell the office "a client waits to hear from us: do it now"
    And we tell the owner "we did not keep our word to this client: do it today"

  Scenario: Monday to Saturday, until six, and 20% before work begins: by 12:00 on the delivery day before start, 3
    Given it is Tuesday 9 February 2027 12:00
    When she books a furniture for Wednesday 10 February 2027 14:00
    Then she is asked for a deposit of SEK 180.00 by Tuesday 9 February 2027 17:00
    And we say deposit-first

  Scenario: Monday to Saturday, until six, and 20% before work begins: by 12:00 on the delivery day before start, 4
    Given it is Wednesday 3 February 2027 14:00
    When she books a furniture for Thursday 4 February 2027 14:00
    Then she is asked for a deposit of SEK 180.00 by Thursday 4 February 2027 14:00
    And we say deposit-first

  Scenario: What is late costs less: paid is at least to-pay, 3
    Given a booking of a parcel on Wednesday 10 February 2027 14:00
    And she has paid SEK 190.00
    When a drop-off comes 1 hour after start
    Then she is charged SEK 190.00
    And we say delivered-and-paid

  Scenario: What is late costs less: paid is at least to-pay, 4
    Given a booking of a parcel on Wednesday 10 February 2027 14:00
    And she has paid SEK 190.00
    When a drop-off comes 2 hours after start
    Then she is charged SEK 171.00
    And she gets SEK 19.00 back
    And we say delivered-and-paid

  Scenario: What is late costs less: more than 1 hour after start, 2
    Given a booking of a parcel on Wednesday 10 February 2027 14:00
    When a drop-off comes 1 hour after start
    Then she is charged SEK 190.00
    And she is asked for a payment of SEK 190.00 by Wednesday 17 February 2027 15:00
    And we say delivered

  Scenario: Who writes hears from us, and what we can say now we say now: topic is booking and channel is one of whatsapp, messenger, sms, 2
    Given the house is disrupted
    When she writes about booking on Wednesday 10 February 2027 14:00 by whatsapp
    Then she is redirected to website
    And we say book-online

  Scenario: Who writes hears from us, and what we can say now we say now: house is disrupted, 2
    Given the house is disrupted
    When she writes about sunday on Wednesday 10 February 2027 14:00 by website
    Then we owe a status-update by Wednesday 10 February 2027 15:00
    And we say known-disruption

  Scenario: Who writes hears from us, and what we can say now we say now: topic is price and service is given, 2
    When she writes about price on Sunday 31 January 2027 14:00 by website with:
      | service | parcel |
    Then we say our-price
