import Domain
import Git
import Platform
import TestSupport
import Testing

@testable import Queries

@Suite struct RunDifferenceTests {
    private func difference(
        _ story: StoryRecord,
        _ first: String = "run-1",
        _ second: String = "run-2",
        git: GitProgram? = nil
    ) throws -> RunDifference {
        let runs = (try story.record.run(first), try story.record.run(second))
        let one = try #require(runs.0)
        let other = try #require(runs.1)
        return try story.record.difference(between: one, and: other, git: git, on: SystemDisk())
    }

    @Test func bothSidesOfAllThatIsKnownStandBesideEachOther() throws {
        let found = try difference(StoryRecord(for: "RunDifferenceTests"))
        let facts = Dictionary(uniqueKeysWithValues: found.facts.map { ($0.key, [$0.first, $0.second]) })
        #expect(facts["model"] == ["claude-sonnet-4-5", "gpt-5"] && facts["attempt"] == ["1", "2"])
        #expect(facts["took"] == ["600 s", "1800 s"] && facts["outcome"] == ["failed", "completed"])
        #expect(facts["tokens"] == ["150", "300"] && facts["cost"] == ["$0.75", "$1.00"])
        #expect(facts["last checkpoint"] == ["1, with 2 files", "1, with 3 files"])
        #expect(facts["signal"] == nil)
        #expect(LastCheckpoint(sequence: 4, commit: "", files: 1).text == "4, with 1 file")
        #expect(found.facts.filter(\.isSame).map(\.key).contains("task"))
    }

    @Test func toolsAreCountedAndTheFirstDifferenceOfWhatWasSaidIsFound() throws {
        let found = try difference(StoryRecord(for: "RunDifferenceTests"))
        #expect(found.tools.map { "\($0.tool) \($0.first) \($0.second)" } == ["Bash 1 0", "Edit 0 1"])
        guard case .at(let same, let first, let second) = found.parting else {
            Issue.record("\(found.parting)")
            return
        }
        // What the second thinks in between is no difference.
        #expect(same == 2)
        #expect(first?.line == #"assistant uses Bash: {"command":"ls"}"#)
        #expect(second?.line == #"assistant uses Edit: {"path":"a.swift"}"#)
    }

    @Test func aRunIsTheSameAsItself() throws {
        let found = try difference(StoryRecord(for: "RunDifferenceTests"), "run-1", "run-1")
        #expect(found.parting == .nowhere(sameParts: 3, isWhole: true))
        #expect(!found.facts.contains { !$0.isSame })
    }

    @Test func aCostWithoutPricesIsNotKnown() throws {
        let found = try difference(StoryRecord(for: "RunDifferenceTests"), "run-3", "run-4")
        let cost = try #require(found.facts.first { $0.key == "cost" })
        #expect(cost.first == "$0.25 and 1 without a price" && cost.second == "$0.00")
        #expect(found.parting == .unknown("nothing that was said in run-3 is recorded"))
        #expect(found.files.unknown == "not both runs have a checkpoint")
        let unpriced = RunUsage(calls: 2, unpricedCalls: 2)
        #expect(RunSides.facts(of: unpriced, RunUsage()).map(\.first) == ["2", "0", nil])
    }

    @Test func filesAreComparedWhereGitHasBothCommits() throws {
        let repository = try ScratchRepository(named: "repo")
        let first = try repository.git("rev-parse", "HEAD")
        try repository.write("one.txt", "changed\n")
        try repository.write("new.txt", "new\n")
        try repository.commit("second")
        let second = try repository.git("rev-parse", "HEAD")
        let script = StoryScript(repository: repository.root, commits: (first, second))
        let git = try GitProgram(in: repository.environment)
        let found = try difference(StoryRecord(for: "RunDifferenceTests", script), git: git)
        #expect(found.files.files.map { "\($0.change) \($0.path)" } == ["added new.txt", "modified one.txt"])
        #expect(found.files.unknown == nil && !found.files.hasMore)
    }

    @Test func whatGitDoesNotHaveIsSaid() throws {
        let repository = try ScratchRepository(named: "repo")
        let lost = String(repeating: "a", count: 40)
        let script = StoryScript(repository: repository.root, commits: (lost, lost))
        let git = try GitProgram(in: repository.environment)
        let found = try difference(StoryRecord(for: "RunDifferenceTests", script), git: git)
        #expect(found.files.files == [] && found.files.unknown != nil)
        let none = try difference(StoryRecord(for: "RunDifferenceTests"))
        #expect(none.files.unknown == "the commits of the checkpoints cannot be looked at")
    }
}
