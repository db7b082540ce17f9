import JSON
import Packing
import Testing

@testable import Indexer

@Suite struct ContentPackerTests {
    private let packer: ContentPacker

    init() throws { packer = try ContentPacker() }

    @Test func whatIsShortStaysAsItIs() {
        let text = String(repeating: "a", count: ContentPacker.plainBytesMax)
        let (shown, packed) = packer.split(text, isJSON: false)
        #expect(shown == text && packed == nil)
    }

    /// Letters of two and four bytes stand across the place where it is cut.
    @Test(arguments: ["a", "ä", "🐓"]) func ofWhatIsLongTheBeginningIsShown(_ letter: String) throws {
        let text = "x" + String(repeating: letter, count: ContentPacker.plainBytesMax)
        let (shown, packed) = packer.split(text, isJSON: false)
        #expect(shown.hasSuffix("…") && text.hasPrefix(shown.dropLast()))
        #expect(shown.utf8.count <= (4 << 10) + "…".utf8.count)
        let frame = try #require(packed)
        #expect(frame.count < text.utf8.count)
        let decompressor = try FrameDecompressor()
        let content = try frame.withUnsafeBytes { try decompressor.content(of: $0, bytesMax: 1 << 20) }
        #expect(String(decoding: content, as: UTF8.self) == text)
    }

    @Test func jsonStaysJSON() throws {
        let text = "[\"" + String(repeating: "b", count: 40_000) + "\"]"
        let (shown, packed) = packer.split(text, isJSON: true)
        #expect(packed != nil)
        #expect(try JSONReader.read(shown)["packed_bytes"]?.integerValue == 40_004)
    }
}
