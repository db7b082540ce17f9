import Domain
import Glibc
package import Platform

/// A card on the disk, as it was read.
package struct CardFile: Sendable {
    package static let bytesMax = 1 << 20

    package let path: String
    package let card: TaskCard
    private let text: CardText

    /// Nothing where the file is no card.
    package static func read(_ path: String, on disk: any Disk) throws(CardError) -> CardFile? {
        guard let text = try string(path, disk), let parsed = try CardText(text, path: path),
            let card = try TaskCard(parsed, path: path)
        else { return nil }
        return CardFile(path: path, card: card, text: parsed)
    }

    /// Writes what the work came to, into the card as it stands now: whatever else was edited meanwhile stays. Where
    /// somebody edited just what is to be written, nothing is written, and the error says so.
    ///
    /// The folder is locked against other writers of ours. Whoever edits the card by hand takes no lock: the file is
    /// looked at once more right before it is replaced.
    package func write(_ update: CardUpdate, on disk: any Disk) throws(CardError) {
        // A link stays a link: what it leads to is written.
        let path = FilePath.resolved(path)
        let folder = FilePath.folder(of: path)
        let lock = try onDisk { () throws(PlatformError) in
            try FileLock.acquire(try disk.openFile(folder, .readFolder))
        }
        guard lock != nil else { throw .locked(folder) }
        guard let now = try Self.string(path, disk), let current = try CardText(now, path: path) else {
            throw .gone(path)
        }
        guard let found = try TaskCard(current, path: path), found.id == card.id else { throw .gone(path) }
        let changed = Self.parts(of: update).filter { current.part($0) != text.part($0) }
        // What already stands there was written by us, before a crash perhaps.
        let wanted = current.updated(by: update)
        let after = try CardText(wanted, path: path)
        let conflicts = changed.filter { current.part($0) != after?.part($0) }
        guard conflicts.isEmpty else { throw .changedMeanwhile(path, parts: conflicts) }
        guard let status = try onDisk({ () throws(PlatformError) in try disk.status(of: path) }) else {
            throw .gone(path)
        }
        guard try Self.string(path, disk) == now else { throw .changedMeanwhile(path, parts: ["just now"]) }
        try onDisk { () throws(PlatformError) in try disk.replaceFile(path, with: Array(wanted.utf8)) }
        // Who could read it may read it still.
        if chmod(path, status.mode & 0o777) != 0 {
            throw .disk("the mode of \(path) cannot be kept", Errno(code: errno))
        }
    }

    private static func parts(of update: CardUpdate) -> [String] {
        (update.status == nil ? [] : ["status"])
            + CardSection.allCases.filter { update.sections[$0] != nil }.map(\.rawValue)
    }

    /// Nothing where there is no such file.
    private static func string(_ path: String, _ disk: any Disk) throws(CardError) -> String? {
        guard let status = try onDisk({ () throws(PlatformError) in try disk.status(of: FilePath.resolved(path)) })
        else { return nil }
        guard status.bytes <= bytesMax else { throw .tooLarge(path, bytes: Int(status.bytes), bytesMax: bytesMax) }
        let bytes = try onDisk { () throws(PlatformError) in
            try disk.readAll(FilePath.resolved(path), bytesMax: bytesMax)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText(path) }
        return text
    }
}

/// Asks the disk; what it refuses becomes an error of a card.
func onDisk<Result: ~Copyable>(_ body: () throws(PlatformError) -> Result) throws(CardError) -> Result {
    do { return try body() } catch { throw .disk(error.description, error.errno) }
}
