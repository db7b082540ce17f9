import Platform
import Testing

@Suite struct FilePathTests {
    @Test(arguments: [
        ("/a/b/c", "/a/b", "c"), ("a/b", "a", "b"), ("a", ".", "a"), ("/a", "/", "a"), ("/", "/", ""),
        ("/é/ü", "/é", "ü"),
    ])
    func aPathIsItsFolderAndItsName(_ path: String, _ folder: String, _ name: String) {
        #expect(FilePath.folder(of: path) == folder)
        #expect(FilePath.name(of: path) == name)
    }
}
