import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct ErasedRecordTests {
    private static let at = WallTime(nanoseconds: 1_795_262_400_000_000_000)

    private func record() throws -> ErasedRecord {
        var record = ErasedRecord()
        record.add(
            ErasedRecord.Erasure(
                at: Self.at,
                session: try SessionID("ses-2026-11-21-a1b2c3"),
                secret: "ab12",
                files: [ErasedFile("stdout.log", [10..<18, 30..<38]), ErasedFile("prompt.txt", [0..<1])]
            )
        )
        return record
    }

    @Test func itReadsBackAsItWasWritten() throws {
        let record = try record()
        #expect(try ErasedRecord(parsing: record.bytes) == record)
        #expect(record.erasures[0].files[0].placeCount == 2 && record.erasures[0].files[0].byteCount == 16)
    }

    @Test func ofManyPlacesTheFirstAreNamedAndAllAreCounted() throws {
        let file = ErasedFile("stdout.log", (0..<5_000).map { Int64($0 * 10)..<Int64($0 * 10 + 8) })
        #expect(file.placeCount == 5_000 && file.byteCount == 40_000 && file.ranges.count == ErasedFile.rangesMax)
        #expect(try ErasedFile(Fields(file.json)) == file)
    }

    @Test(
        arguments: [
            #"{}"#, #"{"layoutVersion":"erased-v9","erasures":[]}"#,
            #"{"layoutVersion":"erased-v1","erasures":[{"at":"yesterday"}]}"#,
        ]
    )
    func whatIsNoSuchRecordIsAnError(_ text: String) {
        #expect(throws: JournalError.self) { try ErasedRecord(parsing: Array(text.utf8)) }
    }

    @Test func aPlaceBeyondAllBytesIsNone() throws {
        let text = #"{"file":"a","places":1,"bytes":1,"ranges":[{"offset":9223372036854775807,"length":1}]}"#
        let object = try #require(try JSONReader.read(text).objectValue)
        #expect(throws: FieldError.self) { try ErasedFile(Fields(object)) }
    }

    @Test func verifyingTellsItAsANote() throws {
        let run = try RunFixture()
        let prepared = try run.prepare()
        try run.overwrite("\(prepared.paths.directory)/\(ErasedRecord.fileName)", with: record().bytes)
        let findings = try ErasureFindings.findings(in: prepared.paths.directory, on: SystemDisk())
        #expect(findings.map(\.severity) == [.note, .note] && findings.map(\.file) == ["stdout.log", "prompt.txt"])
        #expect(
            findings[0].message
                == "16 bytes in 2 places were erased on \(Self.at.iso) by roost erase (ses-2026-11-21-a1b2c3)"
        )
        #expect(findings[0].offset == 10 && findings[0].length == 8)
        #expect(try run.verify(prepared.paths).findings.filter { $0.message.contains("roost erase") }.count == 2)
        try run.overwrite("\(prepared.paths.directory)/\(ErasedRecord.fileName)", with: Array("{".utf8))
        let broken = try ErasureFindings.findings(in: prepared.paths.directory, on: SystemDisk())
        #expect(broken.map(\.severity) == [.damaged])
    }
}
