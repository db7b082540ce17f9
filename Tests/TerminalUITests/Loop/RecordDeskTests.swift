import Domain
import Queries
import TestSupport
import Testing

@testable import TerminalUI

@Suite struct RecordDeskTests {
    private let story: DeskRecord

    init() throws { story = try DeskRecord(for: "RecordDeskRunsTests") }

    @Test func theHistoryOfATaskHasItsNewestRunFirstWithItsCost() throws {
        guard case .history(let picture) = try story.desk().answer(.history(of: "gh-450")) else {
            Issue.record("it is no history")
            return
        }
        #expect(picture.entries.map(\.run.id) == ["run-2", "run-1"] && !picture.hasMore)
        #expect(picture.entries.map(\.usage.cost.nanodollars) == [1_000_000_000, 750_000_000])
    }

    @Test func whatHappenedInARunComesOldestFirst() throws {
        guard case .events(let picture) = try story.desk().answer(.events(of: "run-1")) else {
            Issue.record("these are no events")
            return
        }
        #expect(!picture.events.isEmpty && picture.events.allSatisfy { $0.owner == "run-1" })
        #expect(picture.events.map(\.at) == picture.events.map(\.at).sorted())
    }

    @Test func theSpeedOfATaskIsThatOfItsNewestRun() throws {
        guard case .speed(let picture) = try story.desk().answer(.speed(of: "gh-450")) else {
            Issue.record("it is no speed")
            return
        }
        #expect(picture.run == "run-2" && picture.lack == nil)
        #expect(picture.models.map(\.name) == ["gpt-5"] && picture.tools.map(\.name) == ["Edit"])
        guard case .speed(let nothing) = try story.desk().answer(.speed(of: "gh-9")) else { return }
        #expect(nothing == SpeedPicture())
    }

    @Test func whatWasSaidIsToldWithWhatItCost() throws {
        guard case .talk(let picture) = try story.desk().answer(.talk(of: "run-1")) else {
            Issue.record("it is no talk")
            return
        }
        let titles = picture.entries.map { $0.part.title.isEmpty ? $0.part.lines[0].text.text : $0.part.title.text }
        #expect(titles.contains("Fix it.") && titles.contains("I look.") && titles.contains { $0.contains("Bash  ls") })
        #expect(picture.owner?.task == "gh-450" && picture.cost(upTo: nil) == "$0.75 of $0.75")
        guard case .talk(let nothing) = try story.desk().answer(.talk(of: "gh-9")) else { return }
        #expect(nothing == TalkPicture())
    }

    @Test func whatTheDaemonOrGitKnowsTheRecordDoesNot() throws {
        for question in [TopQuestion.flock, .health, .budgets, .diff(of: "run-1")] {
            #expect(try story.desk().answer(question) == nil)
        }
    }
}
