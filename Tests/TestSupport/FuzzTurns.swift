import Domain
import Glibc
package import Platform

/// Turns of a test that tries what chance brings. In `make check` there are as many as the test says, and always the
/// same ones; where the environment says for how long, there are as many as that takes, and other ones each time.
///
/// A turn has a seed of its own: the same turn is had again alone by `ROOST_FUZZ_SEED`. So that a turn that ends the
/// process can be had again too, it notes its seed before it begins in `ROOST_FUZZ_NOTES`.
package struct FuzzTurns {
    /// How long all turns of a test take, in seconds.
    package static let secondsVariable = "ROOST_FUZZ_SECONDS"
    package static let seedVariable = "ROOST_FUZZ_SEED"
    /// A folder, with a file for each test that is at work.
    package static let notesVariable = "ROOST_FUZZ_NOTES"

    private static let firstSeed: UInt64 = 20_261_121

    private let name: String
    private let countMax: Int
    private let duration: Duration?
    private let seed: UInt64?
    private let notes: String?

    package init(_ name: String, countMax: Int, _ environment: Environment = .current()) {
        self.name = name
        self.countMax = countMax
        duration = environment[Self.secondsVariable].flatMap { Int($0) }.map { .seconds($0) }
        seed = environment[Self.seedVariable].flatMap { UInt64($0) }
        notes = environment[Self.notesVariable].map { "\($0)/\(name)" }
    }

    /// Does all turns, until one complains; the first complaints are returned with the seed that brings them again.
    package func complaints(_ turn: (inout SeededGenerator) throws -> [String]) throws -> [String] {
        if let seed { return try complaints(with: seed, turn) }
        let first = duration == nil ? Self.firstSeed : UInt64.random(in: 0...UInt64.max)
        let end = duration.map { ContinuousClock.now + $0 }
        var count = 0
        let note = try notes.map { try Note($0) }
        defer { if duration != nil { print("fuzz: \(name): \(count) turns, from seed \(first)") } }
        while end.map({ ContinuousClock.now < $0 }) ?? (count < countMax) {
            let seed = first &+ UInt64(count)
            note?.write(seed)
            let complaints = try complaints(with: seed, turn)
            guard complaints.isEmpty else { return complaints }
            count += 1
        }
        try note?.remove()
        return []
    }

    private func complaints(
        with seed: UInt64,
        _ turn: (inout SeededGenerator) throws -> [String]
    ) throws -> [String] {
        var random = SeededGenerator(seed: seed)
        return try turn(&random).prefix(5).map { "\(name), \(Self.seedVariable)=\(seed): \($0)" }
    }

    /// The seed that is tried now.
    private final class Note {
        private static let digits = 20
        private let path: String
        private let file: FileDescriptor

        init(_ path: String) throws {
            self.path = path
            file = try SystemDisk().openFile(path, .write)
        }

        /// As wide as any, so that it covers the one before.
        func write(_ seed: UInt64) {
            let text = String(seed)
            let line = Array((String(repeating: " ", count: Self.digits - text.count) + text + "\n").utf8)
            _ = pwrite(file.number, line, line.count, 0)
        }

        func remove() throws { try SystemDisk().remove(path) }
    }
}
