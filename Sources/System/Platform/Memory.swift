import CPlatform

/// The memory of this process.
package enum Memory {
    /// Gives back what is not needed while it waits: free heap, and the pages of the program, which come back from its
    /// file when they are run again.
    package static func letGo() { roost_let_go_of_memory() }
}
