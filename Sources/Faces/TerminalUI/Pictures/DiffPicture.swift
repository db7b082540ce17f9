/// What a run has changed, as a patch.
package struct DiffPicture: Hashable, Sendable {
    /// Of a longer one it is said how to look at it.
    package static let patchBytesMax = 4 << 20

    package var patch: String

    package init(patch: String = "") { self.patch = patch }
}
