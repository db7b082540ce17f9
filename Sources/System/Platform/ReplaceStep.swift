/// The steps of replacing a file, in their order. Up to `rename` the old file stands as it was; a failure after it
/// leaves the new one, which a power cut may still take back.
package enum ReplaceStep: String, Sendable, CaseIterable {
    case create = "create its temporary file"
    case write = "write its temporary file"
    case synchronize = "synchronize its temporary file"
    case rename = "rename its temporary file"
    case synchronizeFolder = "synchronize its folder"
}
