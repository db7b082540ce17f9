/// The operations of a disk, as a `FaultyDisk` counts them.
package enum Operation: String, Hashable, Sendable, CaseIterable {
    case open
    case read
    case write
    case reserve = "take room for"
    case synchronize
    case rename
    case makeFolder = "make the folder"
    case link
    case remove
    case removeFolder = "remove the folder"
    case status = "look at"
    case list
    case readLink = "read the link"

    /// Those that change something, and open, which every one of them begins with.
    package static let effects: Set<Operation> = [
        .open, .write, .reserve, .synchronize, .rename, .makeFolder, .link, .remove, .removeFolder,
    ]
}
