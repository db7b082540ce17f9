import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct RunStateTests {
    private let at = WallTime(nanoseconds: 1_795_222_923_456_000_000)

    private func full() -> RunState {
        var state = RunState(preparedAt: at, attempt: 3, checkpointSeq: 4, summary: "Killed.")
        state.status = .known(.failed)
        state.updatedAt = at.advanced(by: .seconds(1))
        state.finishedAt = at.advanced(by: .seconds(2))
        state.lastEventSeq = 421
        state.exitCode = 137
        state.outcome = .known(.failed)
        state.reason = .known(.oom)
        state.signal = 9
        state.process = ProcessIdentity(boot: "b", pid: 4711, startTicks: 123_456_789)
        state.shim = ProcessIdentity(boot: "b", pid: 4710, startTicks: 123_456_000)
        state.pipes = PipeInodes(stdout: 71, stderr: 72)
        state.waitsFor = .known(.disk)
        state.stdoutBytes = 5_000_000_000
        state.stderrBytes = 17
        state.others = ["mood": "good", "deep": ["a": [nil]]]
        return state
    }

    private func read(_ change: (inout JSONObject) -> Void) throws -> RunState {
        var object = full().json
        change(&object)
        return try RunState(parsing: JSONWriter.bytes(.object(object)), file: "f")
    }

    /// Reads a document and writes it again.
    private func again<D: Document>(_ document: D) throws -> D { try D(parsing: document.bytes) }

    @Test func whatIsWrittenReadsBackAsItWas() throws {
        #expect(try again(full()) == full())
        let fresh = RunState(preparedAt: at, attempt: 1)
        #expect(try again(fresh) == fresh)
        #expect(full().bytes.last == newline)
    }

    @Test func theKeysStandInTheOrderOfTheFormat() {
        #expect(
            full().json.keys == [
                "status", "attempt", "startedAt", "updatedAt", "finishedAt", "lastEventSeq", "checkpointSeq", "summary",
                "exitCode", "outcome", "reason", "signal", "process", "shim", "pipes", "waitsFor", "stdoutBytes",
                "stderrBytes", "mood", "deep",
            ]
        )
        #expect(
            RunState(preparedAt: at, attempt: 1).json.keys == [
                "status", "attempt", "startedAt", "updatedAt", "lastEventSeq", "checkpointSeq", "stdoutBytes",
                "stderrBytes",
            ]
        )
    }

    @Test(arguments: ["status", "attempt", "startedAt", "updatedAt"])
    func aFieldThatMustBeThereIsAskedFor(_ key: String) {
        let error = #expect(throws: JournalError.self) { _ = try read { $0[key] = nil } }
        #expect(error == .field(file: "f", .missing(key)))
        #expect(throws: JournalError.self) { _ = try read { $0[key] = true } }
    }

    @Test(arguments: [
        "finishedAt", "lastEventSeq", "checkpointSeq", "summary", "exitCode", "outcome", "reason", "signal", "process",
        "shim", "pipes", "waitsFor", "stdoutBytes", "stderrBytes",
    ])
    func aNullIsAFieldThatIsNotThere(_ key: String) throws {
        let without = try read { $0[key] = nil }
        #expect(try read { $0[key] = .null } == without)
        #expect(without != full())
    }

    @Test(arguments: ["lastEventSeq", "checkpointSeq", "stdoutBytes", "stderrBytes"])
    func aCountIsNotNegative(_ key: String) {
        #expect(throws: JournalError.self) { _ = try read { $0[key] = -1 } }
        #expect(throws: JournalError.self) { _ = try read { $0[key] = .decimal("1.5") } }
    }

    @Test func anUnknownWordIsKeptAsItIsWritten() throws {
        let state = try read {
            $0["status"] = "hibernating"
            $0["reason"] = "boredom"
        }
        #expect(state.status == .unknown("hibernating"))
        #expect(state.json["reason"] == "boredom")
        #expect(state.isOver, "what has an end is over")
        #expect(
            try read {
                $0["finishedAt"] = nil
                $0["status"] = "hibernating"
            }.isOver == false
        )
    }

    @Test func itIsOverWhenItsStatusSaysSo() {
        for status in RunStatus.allCases {
            var state = RunState(preparedAt: at, attempt: 1)
            state.status = .known(status)
            #expect(state.isOver == (status != .prepared && status != .running))
        }
    }

    @Test func aProcessIsKnownByAllThreeOfItsMarks() throws {
        for key in ["boot", "pid", "startTicks"] {
            #expect(throws: JournalError.self) {
                _ = try read {
                    var process = $0["process"]?.objectValue ?? [:]
                    process[key] = nil
                    $0["process"] = .object(process)
                }
            }
        }
    }

    @Test func aPatchThatIsEmptyChangesNothing() { #expect(full().patched(RunStatePatch()) == full()) }

    @Test func aPatchChangesEveryFieldThatItNames() {
        var patch = RunStatePatch()
        patch.status = .completed
        patch.updatedAt = at.advanced(by: .seconds(8))
        patch.finishedAt = at.advanced(by: .seconds(9))
        patch.lastEventSeq = 500
        patch.checkpointSeq = 9
        patch.summary = "Done."
        patch.exitCode = 0
        patch.outcome = .completed
        patch.reason = .exit
        patch.signal = 15
        patch.process = ProcessIdentity(boot: "c", pid: 1, startTicks: 2)
        patch.shim = ProcessIdentity(boot: "c", pid: 3, startTicks: 4)
        patch.pipes = PipeInodes(stdout: 5, stderr: 6)
        patch.waitsFor = .wait(.room)
        patch.stdoutBytes = 1
        patch.stderrBytes = 2
        let before = full()
        let after = before.patched(patch)
        for key in before.json.keys where !["attempt", "startedAt", "mood", "deep"].contains(key) {
            #expect(after.json[key] != before.json[key], "\(key)")
        }
        #expect(after.json.keys == before.json.keys)
        #expect(after.startedAt == before.startedAt)
        #expect(after.others == before.others)
    }

    @Test func aWaitThatIsOverIsTakenOutOfTheState() {
        var patch = RunStatePatch()
        patch.waitsFor = .nothing
        #expect(full().patched(patch).waitsFor == nil)
        #expect(full().patched(patch).json["waitsFor"] == nil)
    }

    @Test func aFieldOfANewerVersionDoesNotTakeTheNameOfOurs() {
        var list = FieldList()
        list.add("a", "ours")
        list.add("absent", nil as String?)
        list.add("large", UInt64.max)
        list.add(others: ["a": "theirs", "b": 2])
        #expect(list.object == ["a": "ours", "large": .integer(.max), "b": 2])
    }
}
