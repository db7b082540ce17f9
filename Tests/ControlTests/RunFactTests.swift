import Domain
import JSON
import Platform
import Testing

@testable import Control

@Suite struct RunFactTests {
    private static let ended: RunFact.State = {
        var state = RunFact.State(.failed)
        state.outcome = .known(.failed)
        state.reason = .known(.signal)
        state.exitCode = -9
        state.signal = 9
        return state
    }()

    static let all: [(RunFact, String)] = [
        (
            .started(ProcessIdentity(boot: "b", pid: 7, startTicks: 8)),
            #"{"fact":"started","boot":"b","pid":7,"startTicks":8}"#
        ),
        (.state(RunFact.State(.running)), #"{"fact":"state","status":"running"}"#),
        (
            .state(ended),
            #"{"fact":"state","status":"failed","outcome":"failed","reason":"signal","exitCode":-9,"signal":9}"#
        ),
        (.waits(.known(.room)), #"{"fact":"waits","for":"room"}"#),
        (.waits(.known(.nothing)), #"{"fact":"waits","for":"nothing"}"#),
        (
            .stopRequested(reason: .known(.drain), graceSeconds: 10),
            #"{"fact":"stop_requested","reason":"drain","graceSec":10}"#
        ),
        (
            .checkpointTaken(seq: 3, ref: "refs/roost/r/3", commit: "abc"),
            #"{"fact":"checkpoint_taken","checkpointSeq":3,"ref":"refs/roost/r/3","commit":"abc"}"#
        ),
        (
            .pulse(stdoutBytes: 1, stderrBytes: 2, lastOutputAt: WallTime(nanoseconds: 1_795_222_923_456_000_000)),
            #"{"fact":"pulse","stdoutBytes":1,"stderrBytes":2,"lastOutputAt":"2026-11-21T01:02:03.456Z"}"#
        ),
        (Samples.pulse, #"{"fact":"pulse","stdoutBytes":1,"stderrBytes":2}"#),
        (.unknown(["fact": "dream", "of": "sheep"]), #"{"fact":"dream","of":"sheep"}"#),
    ]

    @Test(arguments: all) func eachIsOneLineAndReadsBack(fact: RunFact, text: String) throws {
        #expect(JSONWriter.text(.object(fact.json)) == text)
        let object = try #require(try JSONReader.read(text).objectValue)
        #expect(try RunFact(object) == fact)
    }

    @Test func wordsOfANewerVersionAreKept() throws {
        #expect(try RunFact(["fact": "waits", "for": "godot"]) == .waits(.unknown("godot")))
        let state = try RunFact(["fact": "state", "status": "dreaming", "outcome": "odd", "more": 1])
        guard case .state(let state) = state else {
            Issue.record("no state")
            return
        }
        #expect(state.status == .unknown("dreaming"))
        #expect(state.outcome == .unknown("odd"))
    }

    @Test(arguments: [
        #"{"pid":1}"#, #"{"fact":7}"#, #"{"fact":"started","pid":-1,"boot":"b","startTicks":1}"#,
        #"{"fact":"state"}"#, #"{"fact":"pulse","stdoutBytes":-1,"stderrBytes":0}"#,
        #"{"fact":"pulse","stdoutBytes":1}"#, #"{"fact":"stop_requested","reason":"drain"}"#,
        #"{"fact":"pulse","stdoutBytes":1,"stderrBytes":2,"lastOutputAt":"noon"}"#,
    ])
    func whatIsNotWellFormedIsRefused(_ text: String) throws {
        let object = try #require(try JSONReader.read(text).objectValue)
        #expect(throws: ControlError.self) { _ = try RunFact(object) }
    }
}
