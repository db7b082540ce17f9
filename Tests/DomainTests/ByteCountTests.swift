import Domain
import Testing

@Suite struct ByteCountTests {
    @Test(arguments: [
        (0, "0 B"),
        (512, "512 B"),
        (1_023, "1023 B"),
        (1_024, "1.0 KiB"),
        (1_536, "1.5 KiB"),
        (1_048_524, "1023.9 KiB"),
        (1_048_525, "1.0 MiB"),
        (1_048_576, "1.0 MiB"),
        (1_572_864, "1.5 MiB"),
        (2_147_483_648, "2.0 GiB"),
        (Int64.max, "8.0 EiB"),
        (Int64.min, "-8.0 EiB"),
        (-2_048, "-2.0 KiB"),
    ])
    func peopleReadPowersOf1024(bytes: Int64, text: String) {
        #expect(ByteCount(bytes: bytes).description == text)
    }

    @Test func countsCompareByBytes() {
        #expect(ByteCount(bytes: 1_023) < ByteCount(bytes: 1_024))
    }
}
