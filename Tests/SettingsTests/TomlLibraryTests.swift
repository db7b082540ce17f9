import Settings
import Testing

@Suite struct TomlLibraryTests {
    @Test func itTellsWhichItIs() {
        let numbers = TomlLibrary.version.split(separator: ".").map { Int($0) }
        #expect(numbers.count >= 3 && !numbers.contains(nil), "\(TomlLibrary.version)")
    }
}
