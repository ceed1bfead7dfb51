// Why the system refused something, in words.

const words = {
  ENOENT: "there is no such file or folder",
  EACCES: "it is not allowed",
  EPERM: "it is not allowed",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is no folder",
  EEXIST: "it has come into being meanwhile",
  ELOOP: "its links lead round in a circle",
  ENAMETOOLONG: "the name is too long",
  EROFS: "the disk can only be read",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk space allowed to you is used up",
  EFBIG: "it is larger than a file may be here",
  EBUSY: "another program holds it open",
  ETXTBSY: "another program holds it open",
  EIO: "the disk fails",
  EPIPE: "its reader has gone",
};

export function reason(error) {
  const code = error?.code ?? "";
  return Object.hasOwn(words, code) ? words[code] : code || String(error);
}
