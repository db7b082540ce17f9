import Decoding
import Testing

@Suite struct SimdjsonLibraryTests {
    @Test func itTellsWhichItIs() {
        let numbers = SimdjsonLibrary.version.split(separator: ".").map { Int($0) }
        #expect(numbers.count >= 3 && !numbers.contains(nil), "\(SimdjsonLibrary.version)")
    }
}
