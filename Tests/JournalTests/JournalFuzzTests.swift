import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

/// Our own files with anything in them: every reader ends, and tells the same however the file grew.
@Suite struct JournalFuzzTests {
    @Test func journals() throws {
        let fuzz = try JournalFuzz()
        let complaints = try FuzzTurns("journal", countMax: 300).complaints { try fuzz.complaints(&$0) }
        #expect(complaints == [])
    }

    /// What is one document is read or refused, and what was read is written as it is read again.
    @Test func documents() throws {
        let disk = SystemDisk()
        let texts = try GoldenTests.files.flatMap { file in
            try ["minimal", "full", "nulls", "unknown-fields"].map {
                try disk.readAll(Fixtures.path("v1/\(file)/\($0)"), bytesMax: 1 << 20)
            }
        }
        let damaged = DamagedText(of: texts)
        let complaints = try FuzzTurns("documents", countMax: 1_000).complaints { random in
            let bytes = damaged.next(&random)
            return [
                Self.complaint(RunMetadata.self, bytes), Self.complaint(RunState.self, bytes),
                Self.complaint(RunResult.self, bytes), Self.complaint(SessionMetadata.self, bytes),
                Self.complaint(SessionState.self, bytes), Self.complaint(SaidOutcome.self, bytes),
                Self.complaint(ExitRecord.self, bytes), Self.complaint(LaunchPlan.self, bytes), Self.complaint(bytes),
            ].compactMap(\.self)
        }
        #expect(complaints == [])
    }

    private static func complaint<File: Document>(_ type: File.Type, _ bytes: [UInt8]) -> String? {
        do throws(JournalError) {
            let read = try File(parsing: bytes)
            let written = JSONWriter.bytes(.object(read.json))
            let again = try File(parsing: written)
            return again.json == read.json ? nil : "\(type) is \(read.json), and read again \(again.json)"
        } catch {
            return nil
        }
    }

    /// A beat is one line of fixed length, and an index record forty bytes.
    private static func complaint(_ bytes: [UInt8]) -> String? {
        if let beat = Beat(parsing: bytes), Beat(parsing: beat.bytes) != beat { return "a beat is read as another" }
        return bytes.withUnsafeBytes { raw in
            guard raw.count >= IndexRecord.bytesCount else { return nil }
            let record = IndexRecord(parsing: UnsafeRawBufferPointer(rebasing: raw.prefix(IndexRecord.bytesCount)))
            return record.map { $0.sequence < 0 } == true ? "a record of sequence below none" : nil
        }
    }
}
