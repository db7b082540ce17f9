import Control
import Domain
import Glibc
import JSON
import Platform
import TestSupport
import Testing

@testable import Dashboard

/// The index of a home without a daemon, kept up to date by the server: there is an `AloneIndex` with `--alone` only.
@Suite struct AloneIndexTests {
    @Test func whatRanIsFoundInTheIndexWithoutADaemonAndWithoutAnybodyAskingForIt() throws {
        let trial = try WebTrial(["--alone"]) { try WebTrial.roost($0, "run", "--task", "first", "--", "true") }
        #expect(try isIndexed("first", trial))
    }

    @Test func oneThatIsKilledIsBegunAgain() throws {
        let trial = try WebTrial(["--alone"])
        let first = try #require(try index(of: trial))
        #expect(kill(first, SIGKILL) == 0)
        let isAnother = try Eventually.wait(upTo: .seconds(60)) {
            try index(of: trial, waiting: false) ?? first != first
        }
        #expect(isAnother)
        try trial.roost("run", "--task", "second", "--", "true")
        #expect(try isIndexed("second", trial))
    }

    @Test func itGoesWithTheServer() throws {
        let trial = try WebTrial(["--alone"])
        let child = try #require(try index(of: trial))
        try trial.signal(.kill)
        _ = try trial.end()
        #expect(try Eventually.wait(upTo: .seconds(60)) { try SystemProcesses().identity(of: child) == nil })
    }

    private func isIndexed(_ task: String, _ trial: WebTrial) throws -> Bool {
        let query = #"{"query":"SELECT count(*) AS n FROM runs WHERE task_id = '\#(task)'"}"#
        return try Eventually.wait(upTo: .seconds(60)) {
            let reply = try trial.post("/api/v1/sql", query)
            guard reply.status == 200 else { return false }
            return try JSONReader.read(reply.body)["rows"]?.arrayValue?.first?["n"] == 1
        }
    }

    /// The child of the server that is there now.
    private func index(of trial: WebTrial, waiting: Bool = true) throws -> Int32? {
        let server = try trial.serving().process.pid
        var found: Int32?
        _ = try Eventually.wait(upTo: waiting ? .seconds(60) : .zero) {
            let path = "/proc/\(server)/task/\(server)/children"
            let children = String(decoding: try SystemDisk().readAll(path, bytesMax: 4_096), as: UTF8.self)
            found = children.split(separator: " ").compactMap { Int32($0) }.first
            return found != nil
        }
        return found
    }
}
