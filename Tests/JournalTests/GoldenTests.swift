import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

/// Bytes of version 1 as another program wrote them, and what a reader must make of them, case by case.
@Suite struct GoldenTests {
    static let files = [
        "meta.json", "state.json", "worker.log", "stream.idx", "exit", "beat", "outcome.json", "result.json", "digests",
        "session-meta.json", "session-state.json", "journal.jsonl",
    ]
    static let cases = ["minimal", "full", "torn", "damaged", "unknown-fields", "nulls"]

    @Test(arguments: files)
    func everyFixtureReadsAsExpected(_ file: String) throws {
        let disk = SystemDisk()
        let folder = Fixtures.path("v1/\(file)")
        let names = try disk.list(folder).filter { !$0.hasSuffix(".expected") }
        for needed in Self.cases { #expect(names.contains(needed), "\(file) has no fixture \(needed)") }
        for name in names {
            let path = "\(folder)/\(name)"
            let found = try Self.rendering(of: path, as: file, disk)
            #expect(try Fixtures.expected(at: "\(path).expected", found: found) == found, "\(file), \(name)")
        }
    }

    @Test(arguments: ["meta.json", "state.json", "result.json", "session-meta.json", "session-state.json"])
    func theFullFixtureIsWrittenBackAsItWasRead(_ file: String) throws {
        let bytes = try SystemDisk().readAll(Fixtures.path("v1/\(file)/full"), bytesMax: 1 << 20)
        let written =
            switch file {
            case "meta.json": try RunMetadata(parsing: bytes).json
            case "state.json": try RunState(parsing: bytes).json
            case "session-meta.json": try SessionMetadata(parsing: bytes).json
            case "session-state.json": try SessionState(parsing: bytes).json
            default: try RunResult(parsing: bytes).json
            }
        guard file != "result.json" else {
            // The default artifacts are added to those of the agent.
            #expect(written["suggestedFollowup"] == (try JSONReader.read(bytes))["suggestedFollowup"])
            return
        }
        #expect(JSONWriter.text(.object(written)) + "\n" == String(decoding: bytes, as: UTF8.self))
    }

    @Test func theFullWorkerLogIsWrittenBackAsItWasRead() throws {
        let path = Fixtures.path("v1/worker.log/full")
        var reader = try JournalReader(path: path, on: SystemDisk())
        var writer = JSONWriter()
        var sum: UInt32 = 0
        while case .event(let event, _)? = try reader.next() {
            let start = writer.bytes.count
            EventCodec.appendBody(of: event, to: &writer)
            sum = SummedLine.seal(&writer, bodyFrom: start, after: sum)
        }
        #expect(try writer.bytes == SystemDisk().readAll(path, bytesMax: 1 << 20))
    }

    private static func rendering(of path: String, as file: String, _ disk: SystemDisk) throws -> String {
        switch file {
        case "worker.log", "journal.jsonl": return try journal(path, disk)
        case "stream.idx": return try index(path, disk)
        default: break
        }
        let bytes = try disk.readAll(path, bytesMax: 1 << 20)
        do {
            return try document(bytes, as: file)
        } catch {
            return "error: \(error)\n"
        }
    }

    private static func document(_ bytes: [UInt8], as file: String) throws(JournalError) -> String {
        let json: JSONObject
        switch file {
        case "meta.json": json = try RunMetadata(parsing: bytes).json
        case "state.json": json = try RunState(parsing: bytes).json
        case "exit": json = try ExitRecord.read(bytes).json
        case "outcome.json": json = try SaidOutcome(parsing: bytes).json
        case "result.json": json = try RunResult(parsing: bytes).json
        case "digests":
            return try Digests.blocks(parsing: bytes).map { "\(JSONWriter.text(.object($0.json)))\n" }.joined()
        case "session-meta.json": json = try SessionMetadata(parsing: bytes).json
        case "session-state.json": json = try SessionState(parsing: bytes).json
        case "beat": return Beat(parsing: bytes).map { "\($0)\n" } ?? "no beat\n"
        default: return "unknown file\n"
        }
        return JSONWriter.pretty(.object(json)) + "\n"
    }

    private static func journal(_ path: String, _ disk: SystemDisk) throws -> String {
        var reader = try JournalReader(path: path, on: disk)
        var lines: [String] = []
        while let item = try reader.next() {
            switch item {
            case .event(let event, let offset):
                lines.append(
                    "\(offset) \(event.id) \(event.typeText) \(event.level): \(event.message.debugDescription)"
                )
                lines.append("  \(JSONWriter.text(.object(event.data)))")
            case .closedTear(let tail): lines.append("\(tail.offset) closed tear of \(tail.length)")
            case .damage(let damage):
                lines.append("\(damage.offset) \(damage.kind) \(damage.length) at \(damage.sequence ?? 0)")
            }
        }
        lines.append("rest: \(reader.rest)")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func index(_ path: String, _ disk: SystemDisk) throws -> String {
        let index = try StreamIndex(path: path, on: disk)
        let records = try index.records(from: 0, countMax: 64).map { record in
            guard let record else { return "broken" }
            let kind = record.kind.map { "\($0)" } ?? "unknown"
            let flags = (record.isApproximate ? " approximate" : "") + (record.isAfterExit ? " after exit" : "")
            return
                "\(record.sequence) \(kind) \(record.channel) \(record.offset)+\(record.length) \(record.wall)\(flags)"
        }
        let extent = try StreamIndexExtent(of: index)
        let summary = "usable \(extent.usableCount), damaged \(extent.damaged), breaks \(extent.breaks.map(\.index))"
        return (records + [summary]).joined(separator: "\n") + "\n"
    }
}
