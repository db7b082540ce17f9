import Glibc
import Testing

@testable import Runs

@Suite struct TreeListTests {
    private func list(_ entries: TreeEntry...) -> TreeList {
        var list = TreeList()
        for entry in entries { list.append(entry, stat()) }
        return list
    }

    private func entry(_ name: String, _ kind: TreeEntry.Kind, mode: UInt32 = 0o600) -> TreeEntry {
        TreeEntry(path: Array(name.utf8), kind: kind, mode: mode, modified: 0)
    }

    @Test func namesModesAndContentsAllCount() {
        let file = entry("a", .file(bytes: 3, digest: [1]))
        let whole = list(file, entry("b", .folder))
        #expect(whole.fileCount == 1 && whole.byteCount == 3)
        #expect(whole.difference(from: list(file, entry("b", .folder))) == nil)
        #expect(whole.difference(from: list(file)) == "b")
        #expect(list(file).difference(from: whole) == "b")
        let others = [
            entry("c", .file(bytes: 3, digest: [1])), entry("a", .file(bytes: 3, digest: [2])),
            entry("a", .file(bytes: 3, digest: [1]), mode: 0o700), entry("a", .pipe), entry("a", .folder),
            entry("a", .symbolicLink(target: [1])),
        ]
        for other in others { #expect(list(other).digest != list(file).digest) }
        #expect(Set(others.map { list($0).digest }).count == others.count)
    }
}
