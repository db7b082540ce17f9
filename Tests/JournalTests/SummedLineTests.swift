import Domain
import JSON
import Testing

@testable import Journal

@Suite struct SummedLineTests {
    private func line(_ number: Int64, after sum: UInt32) -> (bytes: [UInt8], sum: UInt32) {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("n")
        writer.integer(number)
        let sum = SummedLine.seal(&writer, bodyFrom: 0, after: sum)
        return (writer.bytes, sum)
    }

    @Test func aLineEndsWithItsSumAndANewline() {
        let line = line(7, after: 0)
        #expect(String(decoding: line.bytes, as: UTF8.self) == "{\"n\":7,\"sum\":\"dd79e776\"}\n")
        #expect(CRC32C.checksum(Array("{\"n\":7".utf8)) == line.sum)
    }

    @Test func theSumOfALineIsTheChecksumOfAllBodiesSoFar() {
        let first = line(1, after: 0)
        let second = line(2, after: first.sum)
        #expect(second.sum == CRC32C.checksum(Array("{\"n\":1{\"n\":2".utf8)))
    }

    @Test func partsGiveBackBodyAndSum() throws {
        let line = line(7, after: 99)
        line.bytes.dropLast().withUnsafeBytes { raw in
            let parts = SummedLine.parts(of: raw)
            #expect(parts?.sum == line.sum)
            #expect(parts.map { Array($0.body) } == Array("{\"n\":7".utf8))
        }
    }

    @Test(arguments: [
        "", "{", "{}", "{\"sum\":\"00000000\"}", "{\"n\":7,\"sum\":\"DD79E776\"}", "{\"n\":7,\"sum\":\"dd79e77\"}",
        "{\"n\":7,\"sum\":\"dd79e776\"} ", "[1,\"sum\":\"dd79e776\"}", "{\"n\":7,\"mus\":\"dd79e776\"}",
    ])
    func whatDoesNotEndLikeOneOfOursHasNoParts(_ text: String) {
        Array(text.utf8).withUnsafeBytes { #expect(SummedLine.parts(of: $0) == nil) }
    }
}
