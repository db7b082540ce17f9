/// The version of what is said over the control socket. Fields and words are added within a version; whoever does not
/// know them passes them over.
package enum ControlProtocol {
    package static let number: Int64 = 1
}
