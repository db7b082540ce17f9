import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct RunSurveyTests {
    private let fixture: RunFixture
    private let paths: RunPaths
    private let disk = SystemDisk()

    init() throws {
        fixture = try RunFixture(for: "RunSurveyTests")
        paths = try fixture.finished()
    }

    private func survey() throws -> RunSurvey { try RunSurvey(paths, on: disk) }

    @Test func itCountsWhatStandsThere() throws {
        let survey = try survey()
        #expect(survey.summary.lifecycleEventCount == 5)
        #expect(survey.summary.stdoutChunkCount == 4)
        #expect(survey.summary.stderrChunkCount == 3)
        #expect(survey.summary.lastSeq == 12)
        #expect(survey.summary.totalEntries == 12)
        #expect(survey.lastRecordedSequence == 12)
        #expect(survey.sizes == [.stdout: 30, .stderr: 21])
        #expect(!survey.lacksState)
        #expect(survey.metadata.run.text == FilePath.name(of: paths.directory))
    }

    @Test func theLargestSequenceCountsWhoeverKnowsIt() throws {
        try fixture.edit(paths.state) { $0["lastEventSeq"] = 90 }
        let survey = try survey()
        #expect(survey.summary.lastSeq == 90)
        #expect(survey.lastRecordedSequence == 12)
    }

    @Test func whatIsMissingIsMissingAndNoError() throws {
        for path in [paths.state, paths.workerLog, paths.streamIndex, paths.log(of: .stderr)] { try disk.remove(path) }
        let survey = try survey()
        #expect(survey.lacksState)
        #expect(survey.journal == nil)
        #expect(survey.index == nil)
        #expect(survey.sizes == [.stdout: 30])
        #expect(survey.summary == LogSummary())
    }

    @Test func aStateThatDoesNotReadIsNotOneThatIsNotThere() throws {
        try fixture.put(Array("{".utf8), at: paths.state)
        let survey = try survey()
        #expect(!survey.lacksState)
        #expect(throws: JournalError.self) { try survey.state.get() }
    }

    @Test func aFolderWithoutMetadataIsNoRun() throws {
        try disk.remove(paths.metadata)
        let error = #expect(throws: JournalError.self) { _ = try survey() }
        #expect(error?.isMissing == true)
        let nothing = RunPaths(directory: "\(paths.workerLog)/below")
        #expect(throws: JournalError.self) { _ = try RunSurvey(nothing, on: disk) }
    }

    @Test func itChangesNothing() throws {
        let faulty = FaultyDisk(disk, [:], counting: Operation.effects.subtracting([.open]))
        _ = try RunSurvey(paths, on: faulty)
        #expect(faulty.operations.isEmpty)
    }

    @Test func itReadsTheStateBeforeTheJournalsAndTheIndexBeforeTheBytes() throws {
        // A writer that comes in between must not make it seem that something is missing.
        let late = Intruder(disk) { [fixture, paths] in
            var run = try fixture.open(paths)
            try run.write("late\n", to: .stderr)
            try run.saveState()
        }
        for number in 1...12 {
            late.intrude(before: number)
            let verification = try RunVerification.check(paths, disk: late, clock: fixture.clock)
            #expect(!verification.isDamaged, "\(number): \(verification.findings)")
            if try disk.exists(paths.digests) { try disk.remove(paths.digests) }
        }
    }
}
