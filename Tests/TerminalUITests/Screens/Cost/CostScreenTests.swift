import Control
import Domain
import Queries
import Testing

@testable import TerminalUI

@Suite struct CostScreenTests {
    private func desk(isReadOnly: Bool = false) -> CostDesk {
        var desk = CostDesk(isReadOnly: isReadOnly)
        desk.settle()
        return desk
    }

    private func isAsked(_ question: TopQuestion, by desk: CostDesk) -> Bool { desk.top.questions.contains(question) }

    @Test func keysChooseTheTime() {
        var desk = desk()
        #expect(isAsked(.costs(.today, by: .task), by: desk) && isAsked(.budgets, by: desk))
        for (key, span) in [("7", CostSpan.week), ("F", .fortnight), ("m", .month), ("t", .today)] {
            desk.press(.character(Character(key)))
            #expect(isAsked(.costs(span, by: .task), by: desk))
            #expect(desk.lines[1].contains("\(span.title)  by task"))
        }
    }

    @Test func groupingGoesRound() {
        var desk = desk()
        for grouping in [CostGrouping.model, .worker, .day, .agent, .outcome, .task] {
            desk.press(.character("g"))
            #expect(isAsked(.costs(.today, by: grouping), by: desk))
            #expect(desk.lines.contains { $0.hasPrefix(" BY \(grouping.rawValue.uppercased()) (today)") })
        }
    }

    @Test func anAnswerAboutAnotherTimeIsNotTaken() {
        var desk = desk()
        desk.press(.character("m"))
        #expect(!desk.lines.joined().contains("gh-450"))
        desk.take(.costs(CostDesk.picture), to: .costs(.today, by: .task))
        #expect(!desk.lines.joined().contains("gh-450"))
        desk.settle()
        #expect(desk.lines.joined().contains("gh-450"))
    }

    @Test func enterGoesIntoTheTaskAndBack() {
        var desk = desk()
        desk.press(.down, .enter)
        #expect(desk.lines[1].contains("Cost › gh-451"))
        #expect(desk.top.questions.contains(.run("gh-451")))
        desk.press(.escape)
        #expect(desk.lines.contains { $0.hasPrefix(">gh-451") })
        desk.press(.character("g"), .enter)
        #expect(desk.lines.joined().contains("g groups by task"))
    }

    @Test func theBudgetOfTheDayIsAskedForAndSet() {
        var desk = desk()
        desk.press(.character("b"))
        #expect(desk.lines.joined().contains("What may this day cost?"))
        desk.type("$7.50")
        desk.press(.enter)
        let acts = desk.effects.compactMap { effect in if case .act(let act) = effect { act } else { nil as TopAct? } }
        #expect(acts == [TopAct(.budget, ["day", "7.50"], as: ["budget", "set", "day", "7.50"])])
        #expect(acts.first?.commandText == "roost budget set day 7.50")
    }

    @Test func whatIsNoAmountSetsNothing() {
        for text in ["much", "1.2.3", ".", "-5"] {
            var desk = desk()
            desk.press(.character("b"))
            desk.type(text)
            desk.press(.enter)
            #expect(desk.effects.isEmpty)
            #expect(desk.lines.joined().contains("is no amount of dollars"))
        }
    }

    @Test func whoMayOnlyLookSetsNoBudget() {
        var desk = desk(isReadOnly: true)
        desk.press(.character("b"))
        #expect(desk.lines.joined().contains("this view only looks") && desk.effects.isEmpty)
    }

    @Test func exportingShowsTheSameRows() {
        var desk = desk()
        desk.press(.character("7"), .character("x"))
        let lent = desk.effects.compactMap { effect in
            if case .lend(let words, _) = effect { words } else { nil as [String]? }
        }
        #expect(lent == [["cost", "--since", "2026-11-15", "--by", "task", "-o", "csv"]])
    }

    @Test func aFilterLeavesSome() {
        var desk = desk()
        desk.press(.character("/"))
        desk.type("auth")
        desk.press(.enter)
        #expect(desk.lines.contains { $0.hasPrefix(">gh-451") } && !desk.lines.joined().contains("gh-450 "))
        desk.press(.escape)
        #expect(desk.lines.joined().contains("gh-450 "))
    }

    @Test func aFailureIsToldAndWhatWasKnownStays() {
        var desk = desk()
        desk.take(.failed("the index is locked"), to: .costs(.today, by: .task))
        #expect(desk.lines.contains { $0.contains("RECORD") && $0.contains("the index is locked") })
        #expect(desk.lines.joined().contains("gh-450"))
    }

    @Test func aClickChoosesAndASecondOneGoesIn() {
        var desk = desk()
        let row = desk.lines.firstIndex { $0.contains("gh-433") } ?? 0
        for _ in 0..<2 { _ = desk.top.take(.terminal(.mouse(MouseAct(.press, row: row, column: 5)))) }
        #expect(desk.lines[1].contains("Cost › gh-433"))
    }
}
