import Platform
import Testing

@Suite struct BootIDTests {
    @Test func itIsOneForTheWholeBoot() throws {
        let id = try BootID.current()
        #expect(id.count == 36)
        #expect(try BootID.current() == id)
    }
}
