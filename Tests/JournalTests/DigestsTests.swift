import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct DigestsTests {
    private let fixture: RunFixture
    private let paths: RunPaths
    private static let block = Digests.blockBytes

    init() throws {
        fixture = try RunFixture(for: "DigestsTests")
        paths = try fixture.prepare().paths
        try fixture.put([UInt8](repeating: 7, count: 2 * Self.block + 10), at: paths.log(of: .stdout))
        try fixture.put(Array("error\n".utf8), at: paths.log(of: .stderr))
        try Digests.write(paths, at: fixture.clock.now().wall.truncatedToMilliseconds, on: SystemDisk())
    }

    private func differences() throws -> [DigestDifference] { try Digests.differences(paths, on: SystemDisk()) }

    private func lines() throws -> [ArraySlice<UInt8>] { try fixture.bytes(paths.digests).split(separator: newline) }

    private func stdout(_ change: (inout [UInt8]) -> Void) throws {
        var bytes = try fixture.bytes(paths.log(of: .stdout))
        change(&bytes)
        try fixture.put(bytes, at: paths.log(of: .stdout))
    }

    @Test func theFileHasAHeadALineForEachBlockAndAFoot() throws {
        let objects = try lines().map { try #require(try JSONReader.read(Array($0)).objectValue) }
        #expect(objects.first?.keys == ["layoutVersion", "blockBytes", "createdAt", "sum"])
        #expect(objects.first?["blockBytes"] == 1_048_576)
        #expect(
            objects.dropFirst().dropLast().map { $0["file"] } == [
                "stdout.log", "stdout.log", "stdout.log", "stderr.log",
            ]
        )
        #expect(objects.dropFirst().dropLast().map { $0["block"] } == [0, 1, 2, 0])
        #expect(objects.dropFirst().dropLast().map { $0["length"] } == [1_048_576, 1_048_576, 10, 6])
        #expect(objects[4].keys == ["file", "block", "length", "crc32c", "sha256", "sum"])
        #expect(objects.last?.keys == ["files", "blocks", "sum"])
        #expect(objects.last?["files"] == 3)
        #expect(objects.last?["blocks"] == 4)
    }

    @Test func aBlockIsHashedAsThePublishedVectorsHaveIt() {
        let block = Array("123456789".utf8).withUnsafeBytes { DigestBlock(file: "f", block: 3, bytes: $0) }
        #expect(block.crc == "e3069283")
        #expect(block.sha256 == "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225")
        #expect(block.length == 9)
    }

    @Test func theSumsRunOnFromLineToLine() throws {
        var sum: UInt32 = 0
        for line in try lines() {
            let next = line.withUnsafeBytes { SummedLine.sum(of: $0, after: sum) }
            sum = try #require(next)
        }
    }

    private static func block(of difference: DigestDifference) -> Int? {
        guard case .changed("stdout.log", let offset, _) = difference else { return nil }
        return Int(offset) / block
    }

    @Test func untouchedFilesDoNotDiffer() throws { #expect(try differences().isEmpty) }

    @Test func anEditedByteIsNamedWithItsBlock() throws {
        for (place, block) in [(0, 0), (Self.block - 1, 0), (Self.block, 1), (2 * Self.block + 9, 2)] {
            try stdout { $0[place] ^= 1 }
            #expect(try differences().map(Self.block(of:)) == [block])
            try stdout { $0[place] ^= 1 }
        }
    }

    @Test func verifyingNamesTheBlockOfAnEditedByte() throws {
        let paths = try fixture.finished()
        _ = try fixture.verify(paths)
        var bytes = try fixture.bytes(paths.log(of: .stdout))
        bytes[3] ^= 1
        try fixture.put(bytes, at: paths.log(of: .stdout))
        let verification = try fixture.verify(paths)
        #expect(verification.word == "edited")
        #expect(verification.findings.map(\.file) == ["stdout.log"])
        #expect(verification.findings.map(\.offset) == [0])
    }

    @Test func whatWasAddedIsNamed() throws {
        try fixture.append([1], to: paths.log(of: .stdout))
        #expect(try differences() == [.changed(file: "stdout.log", at: Int64(2 * Self.block), length: 11)])
        try stdout { $0 = $0.prefix(2 * Self.block + 10) + [UInt8](repeating: 7, count: Self.block) }
        let from = Int64(3 * Self.block)
        #expect(
            try differences() == [
                .changed(file: "stdout.log", at: Int64(2 * Self.block), length: Int64(Self.block)),
                .grown(file: "stdout.log", from: from),
            ]
        )
    }

    @Test func whatWasCutOffIsNamed() throws {
        try stdout { $0.removeLast(10) }
        #expect(try differences() == [.shrunk(file: "stdout.log", to: Int64(2 * Self.block))])
        try stdout { $0 = [] }
        #expect(try differences() == [.shrunk(file: "stdout.log", to: 0)])
    }

    @Test func aCutHidesNoEditAndAnEditNoCut() throws {
        try stdout {
            $0.removeLast(10)
            $0[5] ^= 1
        }
        #expect(
            try differences() == [
                .changed(file: "stdout.log", at: 0, length: Int64(Self.block)),
                .shrunk(file: "stdout.log", to: Int64(2 * Self.block)),
            ]
        )
    }

    @Test func aFileThatWasEmptyIsNamedWhenItIsNot() throws {
        try fixture.put([1], at: paths.streamIndex)
        #expect(try differences() == [.grown(file: "stream.idx", from: 0)])
    }

    @Test func anEditedOrIncompleteFileIsOfNoUse() throws {
        let whole = try lines()
        var swapped = whole
        swapped.swapAt(1, 2)
        let wrong = [
            Array(whole.dropLast()), Array(whole.dropFirst()), swapped, whole + [whole[5]], [], [[], whole[0]],
        ]
        for lines in wrong {
            try fixture.put(lines.flatMap { $0 + [newline] }, at: paths.digests)
            #expect(throws: JournalError.self) { _ = try differences() }
        }
    }

    @Test func aLineExistsWhenItsNewlineDoes() throws {
        let bytes = try fixture.bytes(paths.digests)
        #expect(throws: JournalError.torn(file: "digests")) { _ = try Digests.blocks(parsing: bytes.dropLast()) }
        #expect(throws: JournalError.torn(file: "digests")) { _ = try Digests.blocks(parsing: bytes + [newline]) }
        #expect(try Digests.blocks(parsing: bytes).count == 4)
    }

    @Test func aFootThatCountsOtherBlocksIsRefused() throws {
        let bytes = try fixture.bytes(paths.digests)
        var writer = JSONWriter()
        var sum: UInt32 = 0
        for object in [["layoutVersion": "local-run-v1"], ["files": 3, "blocks": 1]] as [JSONObject] {
            let start = writer.bytes.count
            writer.beginObject()
            for field in object.fields {
                writer.key(field.key)
                writer.write(field.value)
            }
            sum = SummedLine.seal(&writer, bodyFrom: start, after: sum)
        }
        let forged = writer.bytes
        #expect(throws: JournalError.torn(file: "digests")) { _ = try Digests.blocks(parsing: forged) }
        #expect(forged != bytes)
    }

    @Test func aLineIsToldByWhatItHolds() throws {
        let head = try DigestEntry(Fields(["layoutVersion": "x"]), isFirst: true)
        let foot = try DigestEntry(Fields(["files": 3, "blocks": 9]), isFirst: false)
        guard case .head = head, case .foot(blockCount: 9) = foot else {
            Issue.record("\(head) \(foot)")
            return
        }
        #expect(throws: FieldError.missing("file")) { _ = try DigestEntry(Fields([:]), isFirst: false) }
    }
}
