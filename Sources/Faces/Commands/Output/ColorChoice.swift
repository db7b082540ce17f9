/// What `--color` may say.
package enum ColorChoice: String, Sendable, CaseIterable {
    case auto
    case always
    case never
}
