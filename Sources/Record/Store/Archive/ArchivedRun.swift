package import Domain

/// Where one run lies in the archive.
package struct ArchivedRun: Hashable, Sendable {
    static let listSuffix = ".json"
    private static let packSuffix = ".zst"

    package let month: CivilMonth
    package let task: String
    package let run: String
    private let folder: String

    package init(month: CivilMonth, task: String, run: String, in archive: ArchiveFolder) {
        self.month = month
        self.task = task
        self.run = run
        folder = "\(archive.month(month))/\(task)"
    }

    /// The bytes of all files of its directory, one after the other, packed.
    package var pack: String { "\(folder)/\(run)\(Self.packSuffix)" }
    /// What is in it. It is written last, so that a run whose list is there is archived.
    package var list: String { "\(folder)/\(run)\(Self.listSuffix)" }
    /// The packed file while it is written.
    package var unfinishedPack: String { "\(folder)/.\(run)\(Self.packSuffix).unfinished" }
    package var taskFolder: String { folder }

    /// Whether a file of that name is a packed run, or what somebody was stopped with.
    package static func isOurs(_ name: String) -> Bool {
        name.hasSuffix(packSuffix) || name.hasPrefix(".") && name.hasSuffix("\(packSuffix).unfinished")
    }
}
