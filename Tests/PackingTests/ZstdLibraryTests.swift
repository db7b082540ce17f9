import Packing
import Testing

@Suite struct ZstdLibraryTests {
    @Test func itTellsWhichItIs() {
        let numbers = ZstdLibrary.version.split(separator: ".").map { Int($0) }
        #expect(numbers.count >= 3 && !numbers.contains(nil), "\(ZstdLibrary.version)")
    }
}
