import Decoding
import Packing
import Queries
import Store
import Testing

@Suite struct RecordLibrariesTests {
    @Test func eachTellsItsOwnVersion() {
        let versions = RecordLibraries.versions
        #expect(versions.map(\.version) == [SQLiteLibrary.version, SimdjsonLibrary.version, ZstdLibrary.version])
        for version in versions.map(\.version) {
            let numbers = version.split(separator: ".").map { Int($0) }
            #expect(numbers.count >= 3 && !numbers.contains(nil), "\(version)")
        }
    }
}
