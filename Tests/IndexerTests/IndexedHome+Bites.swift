import Domain
import Indexer
import Journal
import Platform
import TestSupport

extension IndexedHome {
    /// Records a run bite by bite, with a pass after each: sometimes of the process that read the last one, sometimes
    /// of another.
    @discardableResult
    func recordInBites(
        _ bytes: [UInt8],
        by agent: WorkerKind,
        to channel: Channel = .stdout,
        bytesMax: Int = 400,
        _ random: inout SeededGenerator,
        onPass: (PassReport) throws -> Void = { _ in }
    ) throws -> RunPaths {
        let prepared = try fixture.prepare { $0.workerKind = agent }
        var run = try fixture.open(prepared.paths)
        try run.start()
        var index: HomeIndex?
        var rest = bytes[...]
        while !rest.isEmpty {
            let bite = rest.prefix(Int.random(in: 1...bytesMax, using: &random))
            rest = rest.dropFirst(bite.count)
            fixture.clock.advance(by: .milliseconds(10))
            try write(Array(bite), to: channel, of: &run)
            if Bool.random(using: &random) { index = nil }
            let reader = try index ?? open()
            index = reader
            try onPass(reader.pass())
        }
        try end(&run)
        let reader = try index ?? open()
        try onPass(reader.pass())
        return prepared.paths
    }

    /// All rows, made anew from the files.
    func rebuilt() throws -> [String] {
        try forget()
        try pass()
        return try dump()
    }

    /// What the one has and the other has not, a few lines of each: two dumps in full are too long to read.
    static func difference(_ one: [String], _ other: [String]) -> [String] {
        let (left, right) = (Set(one), Set(other))
        return one.filter { !right.contains($0) }.prefix(5).map { "- \($0)" }
            + other.filter { !left.contains($0) }.prefix(5).map { "+ \($0)" }
            + (one.count == other.count ? [] : ["\(one.count) and \(other.count) rows"])
    }
}
