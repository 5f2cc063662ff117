Feature: Zahra Beauty
  The published terms of a beauty studio on Bali, and the answers that they give. It is open from 09:00 to 18:00 every
  day. The appointment is on Thursday 18 June 2026 10:00 and costs IDR 2,000,000; the deposit was IDR 500,000.

  Background:
    Given the house rules of policies/published/14-zahra-beauty-bali.house

  Rule: With a deposit

    Background:
      Given a booking of IDR 2000000 on Thursday 18 June 2026 10:00
      And she has paid IDR 500000 as a deposit

    @R4 @R9
    Scenario: T1 — Four and a half opening hours before, the deposit comes back less the fee
      When she cancels on Wednesday 17 June 2026 14:30
      Then she gets IDR 205000 back
      And she owes nothing
      And because of the rule "A cancellation is late less than 4 opening hours before" line "at least 4 opening hours before start"

    @R4 @R6
    Scenario: T2 — Two and a half opening hours before, the deposit is gone
      When she cancels on Wednesday 17 June 2026 16:30
      Then she gets nothing back
      And she is charged IDR 500000
      And because of the rule "A cancellation is late less than 4 opening hours before" line "otherwise"

    @R5
    Scenario: T3 — In the evening counts as the next opening, an hour before
      When she cancels on Wednesday 17 June 2026 21:00
      Then she gets nothing back
      And she is charged IDR 500000
      And because of the rule "A cancellation is late less than 4 opening hours before" line "otherwise"

    @R4
    Scenario Outline: The edge is four opening hours
      When she cancels on <told>
      Then she gets <back> back

      Examples:
        | told                            | back       |
        | Wednesday 17 June 2026 15:00    | IDR 205000 |
        | Wednesday 17 June 2026 15:00:01 | IDR 0      |

    @R8
    Scenario: T4 — 20 minutes late, she is treated and pays the late fee
      When she arrives at Thursday 18 June 2026 10:20
      Then she is charged IDR 295000
      And the booking stands
      And because of the rule "Late" line "more than 15 minutes after start"

    @R8 @R6
    Scenario: T5 — 31 minutes late is not coming
      When she arrives at Thursday 18 June 2026 10:31
      Then a no-show is recorded
      And she is charged IDR 500000
      And she gets nothing back
      And because of the rule "Late" line "more than 30 minutes after start"

    @R7
    Scenario: After that, a new appointment is paid in full
      When she does not come
      And she books a booking for Monday 29 June 2026 10:00 for IDR 1500000 on Monday 22 June 2026 10:00
      Then she is asked for a payment of IDR 1500000 by Monday 29 June 2026 10:00
      When the payment is not paid in time
      Then the booking has ended

    @R3 @R9 @ambiguous
    Scenario: T7 — chosen reading: in time, the deposit less the fee comes back, though only plans have changed
      When she cancels on Wednesday 17 June 2026 10:00 because of other
      Then she gets IDR 205000 back
      And because of the rule "A cancellation is late less than 4 opening hours before" line "at least 4 opening hours before start"

  Rule: Paid in full

    @R6
    Scenario: T6 — Not coming, half comes back less the fee
      Given a booking of IDR 2000000 on Thursday 18 June 2026 10:00
      And she has paid IDR 2000000
      When she does not come
      Then she gets IDR 705000 back
      And because of the rule "Not coming"

  Rule: Asking for an appointment

    Background:
      Given it is Monday 1 June 2026 20:00

    @R1
    Scenario: Without proof of a transfer the request lapses after 2 hours
      When she books a booking for Thursday 18 June 2026 10:00 for IDR 2000000 with:
        | method | transfer |
      Then she is asked for a payment-proof by Monday 1 June 2026 22:00
      When the payment-proof is not sent in time
      Then the booking has ended

    @R1
    Scenario: The proof comes by WhatsApp
      When she books a booking for Thursday 18 June 2026 10:00 for IDR 2000000 with:
        | method | crypto |
      And she sends a payment-proof 1 hour later with:
        | sent-by | email |
      Then she is redirected to whatsapp
      And she owes us a payment-proof
      When she sends a payment-proof 30 minutes later with:
        | sent-by | whatsapp |
      Then the payment-proof came in time

    @R2
    Scenario: A booking is confirmed when the money is here and the studio says so by WhatsApp
      When she books a booking for Thursday 18 June 2026 10:00 for IDR 2000000
      And we send an official-confirmation 1 hour later with:
        | sent-by | whatsapp |
      Then the booking is not confirmed
      When she pays IDR 500000 as a deposit 1 hour later
      Then the booking is not confirmed
      When we send an official-confirmation 1 hour later with:
        | sent-by | whatsapp |
      Then the booking is confirmed
