package import Domain
package import Platform

/// The file of an archived month, as it was at one moment.
package struct ArchivedFile: Equatable, Sendable {
    let month: CivilMonth
    /// Nothing where it is not there.
    let file: FileStatus?

    package init(month: CivilMonth, file: FileStatus?) {
        self.month = month
        self.file = file
    }

    /// Whether it is still that file.
    func isOf(_ status: FileStatus?) -> Bool {
        guard let file, let status else { return file == nil && status == nil }
        return file.isSameFile(as: status)
    }

    package static func == (left: ArchivedFile, right: ArchivedFile) -> Bool {
        left.month == right.month && left.isOf(right.file)
    }
}
