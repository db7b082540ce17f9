import Domain
import Testing

@Suite struct HexTests {
    @Test func bytesBecomeLowerCaseDigitsAndComeBack() {
        let bytes: [UInt8] = [0x00, 0x0f, 0xa5, 0xff]
        #expect(Hex.encode(bytes) == "000fa5ff")
        #expect(Hex.decode("000fa5ff") == bytes)
        #expect(Hex.encode([]) == "")
        #expect(Hex.decode("") == [])
    }

    @Test(arguments: ["0", "000", "0g", "FF", " 00", "00\n", "é0", "0x00"])
    func anyOtherSpellingIsRefused(text: String) {
        #expect(Hex.decode(text) == nil)
    }

    @Test func numbersHaveTheWidthOfTheirType() {
        #expect(Hex.encode(UInt32(0xe306_9283)) == "e3069283")
        #expect(Hex.encode(UInt32(7)) == "00000007")
        #expect(Hex.encode(UInt64.max) == "ffffffffffffffff")
        #expect(Hex.encode(UInt8(10)) == "0a")
        var line = Array("sum=".utf8)
        Hex.append(UInt16(0xbeef), to: &line)
        #expect(String(decoding: line, as: UTF8.self) == "sum=beef")
    }

    @Test func numbersAreReadAtTheirWidthOnly() {
        #expect(Hex.decode("e3069283", as: UInt32.self) == 0xe306_9283)
        #expect(Hex.decode("ff", as: UInt8.self) == 0xff)
        #expect(Hex.decode("306928", as: UInt32.self) == nil)
        #expect(Hex.decode("00e3069283", as: UInt32.self) == nil)
        #expect(Hex.decode("E3069283", as: UInt32.self) == nil)
    }

    @Test func everyByteComesBack() {
        let bytes = Array(UInt8.min...UInt8.max)
        #expect(Hex.decode(Hex.encode(bytes)) == bytes)
        for byte in bytes { #expect(Hex.decode(Hex.encode(byte), as: UInt8.self) == byte) }
    }
}
