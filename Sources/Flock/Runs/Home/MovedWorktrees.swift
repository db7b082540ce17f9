import Domain
import Git
import JSON
package import Journal
package import Platform

/// The worktrees of a home that was moved. Git and our notes know each by its whole path; nobody else does.
package enum MovedWorktrees {
    private static let bytesMax = 1 << 16
    private static let notes = [".worktree-", ".creating-"]
    private static let removing = ".removing-"

    /// Those that are known by another place, as they are.
    package static func look(in home: HomePaths, on disk: any Disk) -> [MovedWorktree] {
        all(in: home, on: disk).compactMap { $0.look(on: disk) }
    }

    /// Has repositories and notes know them by where they are. What cannot be reached is left for the next time.
    package static func settle(in home: HomePaths, on disk: any Disk) -> [MovedWorktree] {
        all(in: home, on: disk).compactMap { place in
            guard let found = place.look(on: disk) else { return nil }
            guard found.state == .due else { return found }
            do throws(PlatformError) {
                guard try place.settle(on: disk) else {
                    return MovedWorktree(path: place.path, state: .unreachable("another works on its repository"))
                }
                return MovedWorktree(path: place.path, state: .settled)
            } catch { return MovedWorktree(path: place.path, state: .unreachable("\(error)")) }
        }
    }

    private static func all(in home: HomePaths, on disk: any Disk) -> [Place] {
        let trees = FilePath.resolvedAhead(home.root) + "/trees"
        let found = Deliberate.ignore(because: "a home without worktrees has none to look at") {
            () throws(PlatformError) in
            guard try disk.exists(trees) else { return [Place]() }
            var places: [Place] = []
            for folder in try disk.list(trees) where !folder.hasPrefix(".") {
                for name in try disk.list("\(trees)/\(folder)") {
                    guard !name.hasPrefix(".") || name.hasPrefix(removing) else { continue }
                    places.append(Place(folder: "\(trees)/\(folder)", name: name))
                }
            }
            return places
        }
        return found ?? []
    }

    /// Where a worktree stands.
    private struct Place {
        let folder: String
        let name: String

        var path: String { "\(folder)/\(name)" }

        /// What both git and we end its path with, wherever the home is.
        private var tail: String { "/trees/\(FilePath.name(of: folder))/" }
        private var original: String {
            name.hasPrefix(removing) ? String(name.dropFirst(removing.count)) : name
        }

        // MARK: Looking

        func look(on disk: any Disk) -> MovedWorktree? {
            let notes = outdatedNotes(on: disk)
            do throws(PlatformError) {
                guard try disk.exists("\(path)/.git") else { return notes.isEmpty ? nil : moved(.due) }
                let text = try text("\(path)/.git", on: disk)
                guard text.hasPrefix("gitdir: /") else {
                    return notes.isEmpty ? nil : moved(.unreachable("its .git does not say where its repository is"))
                }
                guard let mark = try mark(of: entry(text), on: disk) else {
                    return moved(.unreachable("there is no \(entry(text))"))
                }
                if mark == "\(path)/.git" { return notes.isEmpty ? nil : moved(.due) }
                guard isOurs(mark) else { return moved(.unreachable("\(entry(text)) leads to \(mark)")) }
                return try disk.exists(mark) ? moved(.original(FilePath.folder(of: mark))) : moved(.due)
            } catch { return moved(.unreachable("\(error)")) }
        }

        private func moved(_ state: MovedWorktree.State) -> MovedWorktree { MovedWorktree(path: path, state: state) }

        /// Where git keeps what belongs to it.
        private func entry(_ text: String) -> String { String(text.dropFirst("gitdir: ".count)) }

        /// What git knows it by; nil where the repository is not there.
        private func mark(of entry: String, on disk: any Disk) throws(PlatformError) -> String? {
            guard FilePath.name(of: FilePath.folder(of: entry)) == "worktrees", try disk.exists("\(entry)/gitdir")
            else {
                return nil
            }
            let text = try text("\(entry)/gitdir", on: disk)
            return text.hasPrefix("/") ? text : FilePath.resolvedAhead("\(entry)/\(text)")
        }

        /// An agent may write into a worktree what it likes; only an entry for this very one is changed.
        private func isOurs(_ mark: String) -> Bool {
            [name, original].contains { mark.hasSuffix("\(tail)\($0)/.git") }
        }

        private func text(_ file: String, on disk: any Disk) throws(PlatformError) -> String {
            let text = String(decoding: try disk.readAll(file, bytesMax: bytesMax), as: UTF8.self)
            return text.hasSuffix("\n") ? String(text.dropLast()) : text
        }

        /// Our notes on it that name another place.
        private func outdatedNotes(on disk: any Disk) -> [(file: String, object: JSONObject)] {
            notes.compactMap { prefix in
                let file = "\(folder)/\(prefix)\(original)"
                let bytes = Deliberate.ignore(because: "not every worktree has a note") { () throws(PlatformError) in
                    try disk.exists(file) ? try disk.readAll(file, bytesMax: bytesMax) : []
                }
                let value = Deliberate.ignore(because: "what is no note is left alone") { () throws(JSONError) in
                    try JSONReader.read(bytes ?? [])
                }
                guard let object = value?.objectValue, let noted = object["worktree_path"]?.stringValue else {
                    return nil
                }
                return noted == "\(folder)/\(original)" ? nil : (file, object)
            }
        }

        // MARK: Settling

        /// Nil where it is worked on by others.
        func settle(on disk: any Disk) throws(PlatformError) -> Bool {
            var repository: String?
            if try disk.exists("\(path)/.git") {
                let entry = entry(try text("\(path)/.git", on: disk))
                let common = FilePath.folder(of: FilePath.folder(of: entry))
                var tries = 200
                let lock = try FileLock.acquire(try disk.openFile(common, .readFolder)) {
                    tries -= 1
                    Deliberate.ignore(because: "a pause that fails is a short one") { () throws(PlatformError) in
                        var pause = ReadySet()
                        try pause.wait(upTo: .milliseconds(50))
                    }
                    return tries > 0
                }
                guard lock != nil else { return false }
                if try mark(of: entry, on: disk) != "\(path)/.git" {
                    try disk.replaceFile("\(entry)/gitdir", with: Array("\(path)/.git\n".utf8))
                }
                repository = FilePath.name(of: common) == ".git" ? FilePath.folder(of: common) : common
                _ = consume lock
            }
            for (file, object) in outdatedNotes(on: disk) {
                var object = object
                object["worktree_path"] = .string("\(folder)/\(original)")
                let noted = object["repository"]?.stringValue
                if let repository, try noted.map({ (path) throws(PlatformError) in try !disk.exists(path) }) ?? false {
                    object["repository"] = .string(repository)
                }
                try disk.replaceFile(file, with: JSONWriter.bytes(.object(object)))
            }
            return true
        }
    }
}
