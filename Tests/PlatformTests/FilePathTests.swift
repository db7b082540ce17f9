import Platform
import TestSupport
import Testing

@Suite struct FilePathTests {
    @Test func whatIsNotThereYetHasItsPlaceAllTheSame() throws {
        try TemporaryHome.with { scratch in
            let real = FilePath.resolved(scratch.path)
            try SystemDisk().link(scratch.path("link"), to: scratch.path)
            #expect(FilePath.resolvedAhead(scratch.path("link/new/home")) == "\(real)/new/home")
            #expect(FilePath.resolvedAhead(scratch.path("link")) == real)
        }
        #expect(FilePath.resolvedAhead("no/such") == "\(FilePath.resolved("."))/no/such")
        #expect(FilePath.resolvedAhead("/no-such") == "/no-such")
        #expect(FilePath.resolvedAhead("/") == "/")
    }

    @Test(arguments: [
        ("/a/b/c", "/a/b", "c"), ("a/b", "a", "b"), ("a", ".", "a"), ("/a", "/", "a"), ("/", "/", ""),
        ("/é/ü", "/é", "ü"),
    ])
    func aPathIsItsFolderAndItsName(_ path: String, _ folder: String, _ name: String) {
        #expect(FilePath.folder(of: path) == folder)
        #expect(FilePath.name(of: path) == name)
    }
}
