import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Dashboard

/// What pages are told of one run that they look at, by the real program.
@Suite struct LiveRunsTests {
    @Test func howLongTheLogOfARunIsIsTold() throws {
        let trial = try WebTrial { try WebTrial.roost($0, "run", "--task", "counted", "--", "seq", "1", "100") }
        let run = try trial.run(of: "counted")
        let log = try #require(try EventReader(trial, "?topics=log:\(run)").next(named: "log"))
        let told = try JSONReader.read(log.data)
        #expect(told["run"]?.stringValue == run && told["isLive"] == false)
        #expect(told["total"]?.integerValue ?? 0 > 100)
    }

    @Test func aLogThatGrowsIsToldAnewUntilItsEnd() throws {
        let trial = try WebTrial()
        let gate = trial.scratch.path("gate")
        let script = trial.scratch.path("grow")
        try Programs.make(script, "#!/bin/sh\necho one\nwhile [ ! -e \(gate) ]; do sleep 0.05; done\necho two\n")
        let home = trial.scratch.path("home")
        let runner = SideThread { try WebTrial.roost(home, "run", "--task", "grows", "--", script) }
        let run = try trial.run(of: "grows")
        let reader = try EventReader(trial, "?topics=log:\(run)")
        func told() throws -> (total: Int64, isLive: Bool)? {
            guard let event = try reader.next(named: "log") else { return nil }
            let data = try JSONReader.read(event.data)
            return (data["total"]?.integerValue ?? 0, data["isLive"] == true)
        }
        let first = try #require(try told())
        #expect(first.isLive)
        try SystemDisk().createFile(gate, with: [])
        var last = first
        while last.isLive { last = try #require(try told()) }
        #expect(last.total > first.total)
        try runner.join()
    }

    @Test func ofARunThatIsNoneNothingIsTold() throws {
        let trial = try WebTrial()
        let reader = try EventReader(trial, "?topics=log:run-nobody,run:run-nobody,flock")
        #expect(try reader.next { $0.name != "hello" }?.name == "status")
    }

    @Test func moreRunsThanAreKeptCountedAreTooMany() throws {
        let trial = try WebTrial()
        func reader(_ numbers: Range<Int>) throws -> EventReader {
            let topics = numbers.map { "log:run-\($0)" }
            return try EventReader(trial, "?topics=\(topics.joined(separator: ","))")
        }
        let first = try reader(0..<16)
        let second = try reader(16..<32)
        do {
            _ = try reader(32..<33)
            Issue.record("one run too many is looked at")
        } catch let refused as EventReader.Refused { #expect(refused.status == 503) }
        try reader(0..<1).close()
        second.close()
        #expect(
            try Eventually.wait(upTo: .seconds(60)) {
                do { try reader(32..<33).close() } catch let refused as EventReader.Refused {
                    guard refused.status == 503 else { throw refused }
                    return false
                }
                return true
            }
        )
        first.close()
    }
}
