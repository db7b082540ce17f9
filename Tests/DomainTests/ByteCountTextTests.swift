import Domain
import Testing

@Suite struct ByteCountTextTests {
    @Test(arguments: [
        ("0", 0), ("0B", 0), ("512B", 512), ("10KiB", 10_240), ("100MiB", 104_857_600), ("10GiB", 10_737_418_240),
        ("2 TiB", 2_199_023_255_552), ("1PiB", 1_125_899_906_842_624), ("1kB", 1_000), ("500 MB", 500_000_000),
        ("10GB", 10_000_000_000),
    ])
    func aNumberWithItsUnitIsACount(text: String, bytes: Int64) {
        #expect(ByteCountText.read(text) == ByteCount(bytes: bytes))
    }

    @Test(arguments: [
        "", "10", "B", "10G", "10gib", "10KB", "-1B", "1.5GiB", "10  GiB", "10GiB ", "٣B", "0x10B",
        "9223372036854775808B",
        "9000PiB", "none",
    ])
    func anythingElseIsNone(text: String) {
        #expect(ByteCountText.read(text) == nil)
    }

    @Test(arguments: [
        (0, "0B"), (1, "1B"), (1_023, "1023B"), (1_024, "1KiB"), (1_536, "1536B"), (104_857_600, "100MiB"),
        (10_737_418_240, "10GiB"), (10_000_000_000, "9765625KiB"), (Int64.max, "9223372036854775807B"),
    ])
    func aCountIsWrittenToTheByteAndReadsBack(bytes: Int64, text: String) {
        #expect(ByteCountText.write(ByteCount(bytes: bytes)) == text)
        #expect(ByteCountText.read(text) == ByteCount(bytes: bytes))
    }
}
