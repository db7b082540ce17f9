import Control
import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

/// What people say to agents that work, by a real daemon.
@Suite struct SpokenRunsTests {
    /// Waits until the run of that task asks.
    private func question(of task: String, in flock: FlockTrial) throws -> JSONValue {
        var found: JSONValue?
        _ = try Eventually.wait(upTo: .seconds(60)) {
            let runs = try flock.status()["runs_live"]?.arrayValue ?? []
            found = runs.first { $0["task"]?.stringValue == task }?["questions"]?.arrayValue?.first
            return found != nil
        }
        return try #require(found)
    }

    private func said(by task: String, in flock: FlockTrial) throws -> String {
        let run = try #require(try flock.runs(of: task).first)
        return String(decoding: try SystemDisk().readAll(run.paths.log(of: .stdout), bytesMax: 1 << 20), as: UTF8.self)
    }

    @Test func aQuestionIsShownAndAnsweredInWords() throws {
        let flock = try FlockTrial()
        let daemon = try flock.start()
        try flock.add("which", "demo: ask Which branch? | main | next")
        let asked = try question(of: "which", in: flock)
        #expect(asked["subject"] == "Which branch?" && asked["is_for_person"] == true)
        #expect(asked["options"] == ["main", "next"])
        #expect(try flock.ask("answer", ["which", "next"]).isOK)
        #expect(try flock.settle(within: .seconds(60)))
        #expect(try said(by: "which", in: flock).contains("The answer is: next"))
        try flock.end(daemon)
    }

    @Test func aPermissionNeedsAYesOrANo() throws {
        let flock = try FlockTrial()
        let daemon = try flock.start()
        try flock.add("push", "demo: permit touch made ;; say Over")
        _ = try question(of: "push", in: flock)
        let unclear = try flock.ask("answer", ["push", "perhaps"])
        #expect(unclear.code == .known(.badRequest) && unclear.detail.contains("touch made"))
        #expect(try flock.ask("answer", ["push", "no: not on a Friday"]).isOK)
        #expect(try flock.settle(within: .seconds(60)))
        #expect(try said(by: "push", in: flock).contains("not on a Friday"))
        #expect(try !SystemDisk().exists("\(flock.home.root)/folders/push/made"))
        try flock.end(daemon)
    }

    @Test func whoeverAskedNothingIsSteeredAndNotAnswered() throws {
        let flock = try FlockTrial()
        let daemon = try flock.start()
        try flock.add("hears", "demo: hear 60s ;; say Over")
        _ = try Eventually.wait(upTo: .seconds(60)) { flock.count(.active, in: try flock.status()) == 1 }
        // It is listened to from the first look at its output on.
        var answer = try flock.ask("answer", ["hears", "yes"])
        _ = try Eventually.wait(upTo: .seconds(60)) {
            answer = try flock.ask("answer", ["hears", "yes"])
            return answer.hint?.contains("steer") == true
        }
        #expect(!answer.isOK && answer.detail.contains("has asked nothing"), "\(answer.detail)")
        #expect(try flock.ask("steer", ["hears", "mind the gap"]).isOK)
        #expect(try flock.settle(within: .seconds(60)))
        #expect(try said(by: "hears", in: flock).contains("Understood: mind the gap"))
        try flock.end(daemon)
    }
}
