import Domain
import Testing

@Suite struct SecretSearchTests {
    @Test func itFindsASecretInWhateverWayItIsWritten() {
        let secret = "own\"a1A\\<tok&en>'x/y long enough"
        let utf8 = Array(secret.utf8)
        let json = secret.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        let page = secret.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
        let written: [[UInt8]] = [
            utf8, utf8.flatMap { [$0, 0] }, Array(Hex.encode(utf8).utf8), Array(Hex.encode(utf8).uppercased().utf8),
            Array(json.utf8), Array(page.utf8), Array(secret.replacing("\"", with: "\"\"").utf8),
            Array(secret.replacing("tok", with: "t\u{1B}[1;31mok").utf8),
        ]
        for bytes in written { #expect(SecretSearch([0x61] + bytes + [0x62]).found(of: [secret]) == [secret]) }
        #expect(SecretSearch(utf8.dropLast()).found(of: [secret]) == [])
        #expect(SecretSearch([]).found(of: [secret]) == [])
    }
}
