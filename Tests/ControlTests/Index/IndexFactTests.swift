import Control
import Domain
import JSON
import Testing

@Suite struct IndexFactTests {
    private let samples: LiveSamples

    init() throws { samples = try LiveSamples() }

    @Test func eachReadsBackAsItWas() throws {
        for fact in try samples.all {
            let line = JSONWriter.bytes(.object(fact.json))
            let read = try line.withUnsafeBytes { try JSONReader.read($0, limits: ControlLimits.json) }
            #expect(try IndexFact(try #require(read.objectValue)) == fact)
        }
    }

    @Test func whatIsNotKnownMayBeMissing() throws {
        var usage = LiveUsage(samples.place)
        usage.change = samples.spending
        #expect(try IndexFact(IndexFact.usage(usage).json) == .usage(usage))
        let progress = LiveProgress(run: samples.run, task: samples.task)
        let summary = LiveSummary(progress, agent: "demo", createdAt: samples.at)
        #expect(try IndexFact(IndexFact.summary(summary).json) == .summary(summary))
    }

    @Test func itIsSaidInOneLine() throws {
        let text = JSONWriter.text(.object(IndexFact.event(samples.event).json))
        #expect(
            text == #"{"fact":"event","run":"run-20261121-010203-456789-7k2mq9","task":"gh-450","source":"stdout","#
                + #""offset":120,"at":"\#(samples.at.iso)","type":"rate_limit","level":"warning","#
                + #""message":"five_hour","data":{"kind":"five_hour"}}"#
        )
    }

    @Test func itNamesItsRun() throws {
        let facts = try samples.all
        #expect(facts.prefix(7).allSatisfy { $0.run == samples.run })
        #expect(facts.dropFirst(7).allSatisfy { $0.run == nil })
    }

    @Test(
        arguments: [
            ("run", "../x"), ("task", nil), ("source", "tty"), ("offset", -1), ("at", "noon"), ("type", nil),
            ("data", 7), ("fact", nil),
        ] as [(String, JSONValue?)]
    )
    func whatIsNotWellFormedIsRefusedByItsField(key: String, value: JSONValue?) throws {
        var object = IndexFact.event(samples.event).json
        object[key] = value
        #expect(throws: ControlError.self) { _ = try IndexFact(object) }
    }
}
