import Packing
import Testing

@Suite struct PackingErrorTests {
    @Test func damageNamesTheFile() { #expect("\(PackingError.damaged(path: "a.zst"))".contains("a.zst")) }
}
