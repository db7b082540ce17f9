import Domain
import JSON

/// Logs of other programs that supervise agents, a JSON object a line: what triggered, was decided, became of tasks and
/// workers, what model calls took, and what was said. What is not known is kept as an event of the system.
package struct EventsDecoder: LineDecoder {
    private static let limits = JSONLimits(bytesMax: LineLimits.bytesMax, depthMax: LineLimits.depthMax)

    private let plan: DecodingPlan

    package init(_ plan: DecodingPlan = DecodingPlan()) { self.plan = plan }

    package mutating func line(
        _ bytes: UnsafeRawBufferPointer,
        at offset: Int64,
        into sink: (Fact, LineOrigin) -> Void
    ) throws(DecodingError) {
        // This one says what is wrong with a line, and where.
        _ = try plan.parser.object(bytes)
        let value = Deliberate.ignore(because: "a line that only one of two readers takes is not understood") {
            () throws(JSONError) in try JSONReader.read(bytes, limits: Self.limits)
        }
        guard let object = value?.objectValue else { throw .notObject }
        let line = EventLine(LogFields(object), bytes: offset..<offset + Int64(bytes.count))
        for fact in line.facts where plan.wantsEverything || fact.isUsage { sink(fact, line.origin) }
    }
}

extension Fact {
    fileprivate var isUsage: Bool {
        if case .usage = self { true } else { false }
    }
}
