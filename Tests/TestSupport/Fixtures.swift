import Platform

/// Files that tests read and compare with, beside the tests themselves.
package enum Fixtures {
    /// The path of a fixture of the test in the given file.
    package static func path(_ name: String, of test: String = #filePath) -> String {
        "\(FilePath.folder(of: test))/Fixtures/\(name)"
    }

    /// The text of a fixture, for a test to compare what it found with. With `WRITE_EXPECTED=1` in the environment the
    /// file is written instead, for a person to look at the difference.
    ///
    /// It does not compare by itself: programs are built of this target too, and they must not need the test library.
    package static func expected(at path: String, found: String) throws -> String {
        let disk = SystemDisk()
        guard Environment.current()["WRITE_EXPECTED"] == "1" else {
            return String(decoding: try disk.readAll(path, bytesMax: 1 << 20), as: UTF8.self)
        }
        try disk.replaceFile(path, with: Array(found.utf8))
        return found
    }
}
